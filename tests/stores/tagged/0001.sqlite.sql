BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE entries (
	number BIGINT NOT NULL, 
	at BIGINT NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (number)
);
INSERT INTO "entries" VALUES(1,1799042400000000,'{"at":"2027-01-04T06:00:00Z","principal":"anna","proven_by":"system","verb":"apply","outcome":"done","what":"first","subjects":[]}');
INSERT INTO "entries" VALUES(2,1799042460000000,'{"at":"2027-01-04T06:01:00Z","principal":"bert","proven_by":"system","verb":"apply","outcome":"done","what":"renamed","subjects":[]}');
INSERT INTO "entries" VALUES(3,1799042520000000,'{"at":"2027-01-04T06:02:00Z","principal":"anna","proven_by":"system","verb":"apply","outcome":"done","what":"removed","subjects":[]}');
INSERT INTO "entries" VALUES(4,1799042580000000,'{"at":"2027-01-04T06:03:00Z","principal":"dora","proven_by":"system","verb":"apply","outcome":"done","what":"erased","subjects":[]}');
CREATE TABLE erasures (
	number BIGINT NOT NULL, 
	kind TEXT NOT NULL, 
	count BIGINT NOT NULL, 
	PRIMARY KEY (number, kind)
);
INSERT INTO "erasures" VALUES(4,'assets',1);
CREATE TABLE records (
	kind TEXT NOT NULL, 
	id TEXT NOT NULL, 
	since BIGINT NOT NULL, 
	until BIGINT, 
	body TEXT NOT NULL, 
	PRIMARY KEY (kind, id, since)
);
INSERT INTO "records" VALUES('assets','asset-aaaaaaaaaaaa',1,2,'{"id":"asset-aaaaaaaaaaaa","origin":"observed","basis":["observation-aaaaaaaaaaaa"],"name":"Panel","role":"hmi","purdue_level":2.0,"vendor":null,"model":null,"firmware":null,"serial":null,"addresses":[{"mac":"00:0c:29:00:00:21","ip":"10.0.1.21","vlan":1},{"mac":null,"ip":"10.0.2.21","vlan":null}],"zone":"zone-aaaaaaaaaaaa","confidence":0.9,"why":[],"hosts":[],"owner":null,"functions":[],"patchable":null,"shared":true,"observed":false,"assumed":[]}');
INSERT INTO "records" VALUES('assets','asset-bbbbbbbbbbbb',1,3,'{"id":"asset-bbbbbbbbbbbb","origin":"declared","basis":["observation-bbbbbbbbbbbb"],"name":"SCADA","role":"unknown","purdue_level":null,"vendor":null,"model":null,"firmware":null,"serial":null,"addresses":[],"zone":null,"confidence":0.0,"why":[],"hosts":[],"owner":null,"functions":[],"patchable":null,"shared":null,"observed":false,"assumed":[]}');
INSERT INTO "records" VALUES('assets','asset-aaaaaaaaaaaa',2,NULL,'{"id":"asset-aaaaaaaaaaaa","origin":"observed","basis":["observation-aaaaaaaaaaaa"],"name":"Füllerpumpe ☃","role":"hmi","purdue_level":2.0,"vendor":null,"model":null,"firmware":null,"serial":null,"addresses":[{"mac":"00:0c:29:00:00:21","ip":"10.0.1.21","vlan":1},{"mac":null,"ip":"10.0.2.21","vlan":null}],"zone":"zone-aaaaaaaaaaaa","confidence":0.9,"why":[],"hosts":[],"owner":null,"functions":[],"patchable":null,"shared":true,"observed":false,"assumed":[]}');
INSERT INTO "records" VALUES('zones','zone-aaaaaaaaaaaa',2,NULL,'{"id":"zone-aaaaaaaaaaaa","origin":"derived","basis":["asset-aaaaaaaaaaaa","asset-bbbbbbbbbbbb"],"name":"Supervision","kind":"supervision","purdue_level":2.0,"assets":["asset-aaaaaaaaaaaa","asset-bbbbbbbbbbbb"],"subnets":[],"sl_target":[2,2,2,2,2,2,2],"sl_capability":null,"sl_achieved":null,"sl_possible":null,"held_down_by":[["SR 1.1"],[],[],[],["SR 5.1","SR 5.2"],[],[]],"why":[],"assumed":[],"within":null}');
CREATE INDEX records_by_end ON records (kind, until, id);
CREATE INDEX entries_by_moment ON entries (at);
COMMIT;
