SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);
CREATE TABLE public.entries (
    number bigint NOT NULL,
    at bigint NOT NULL,
    body text NOT NULL
);
CREATE TABLE public.erasures (
    number bigint NOT NULL,
    kind text NOT NULL COLLATE pg_catalog."C",
    count bigint NOT NULL
);
CREATE TABLE public.records (
    kind text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    since bigint NOT NULL,
    until bigint,
    body text NOT NULL
);
INSERT INTO public.alembic_version VALUES ('0001');
INSERT INTO public.entries VALUES (1, 1799042400000000, '{"at":"2027-01-04T06:00:00Z","principal":"anna","proven_by":"system","verb":"apply","outcome":"done","what":"first","subjects":[]}');
INSERT INTO public.entries VALUES (2, 1799042460000000, '{"at":"2027-01-04T06:01:00Z","principal":"bert","proven_by":"system","verb":"apply","outcome":"done","what":"renamed","subjects":[]}');
INSERT INTO public.entries VALUES (3, 1799042520000000, '{"at":"2027-01-04T06:02:00Z","principal":"anna","proven_by":"system","verb":"apply","outcome":"done","what":"removed","subjects":[]}');
INSERT INTO public.entries VALUES (4, 1799042580000000, '{"at":"2027-01-04T06:03:00Z","principal":"dora","proven_by":"system","verb":"apply","outcome":"done","what":"erased","subjects":[]}');
INSERT INTO public.erasures VALUES (4, 'assets', 1);
INSERT INTO public.records VALUES ('assets', 'asset-aaaaaaaaaaaa', 1, 2, '{"id":"asset-aaaaaaaaaaaa","origin":"observed","basis":["observation-aaaaaaaaaaaa"],"name":"Panel","role":"hmi","purdue_level":2.0,"vendor":null,"model":null,"firmware":null,"serial":null,"addresses":[{"mac":"00:0c:29:00:00:21","ip":"10.0.1.21","vlan":1},{"mac":null,"ip":"10.0.2.21","vlan":null}],"zone":"zone-aaaaaaaaaaaa","confidence":0.9,"why":[],"hosts":[],"owner":null,"functions":[],"patchable":null,"shared":true,"observed":false,"assumed":[]}');
INSERT INTO public.records VALUES ('assets', 'asset-bbbbbbbbbbbb', 1, 3, '{"id":"asset-bbbbbbbbbbbb","origin":"declared","basis":["observation-bbbbbbbbbbbb"],"name":"SCADA","role":"unknown","purdue_level":null,"vendor":null,"model":null,"firmware":null,"serial":null,"addresses":[],"zone":null,"confidence":0.0,"why":[],"hosts":[],"owner":null,"functions":[],"patchable":null,"shared":null,"observed":false,"assumed":[]}');
INSERT INTO public.records VALUES ('assets', 'asset-aaaaaaaaaaaa', 2, NULL, '{"id":"asset-aaaaaaaaaaaa","origin":"observed","basis":["observation-aaaaaaaaaaaa"],"name":"Füllerpumpe ☃","role":"hmi","purdue_level":2.0,"vendor":null,"model":null,"firmware":null,"serial":null,"addresses":[{"mac":"00:0c:29:00:00:21","ip":"10.0.1.21","vlan":1},{"mac":null,"ip":"10.0.2.21","vlan":null}],"zone":"zone-aaaaaaaaaaaa","confidence":0.9,"why":[],"hosts":[],"owner":null,"functions":[],"patchable":null,"shared":true,"observed":false,"assumed":[]}');
INSERT INTO public.records VALUES ('zones', 'zone-aaaaaaaaaaaa', 2, NULL, '{"id":"zone-aaaaaaaaaaaa","origin":"derived","basis":["asset-aaaaaaaaaaaa","asset-bbbbbbbbbbbb"],"name":"Supervision","kind":"supervision","purdue_level":2.0,"assets":["asset-aaaaaaaaaaaa","asset-bbbbbbbbbbbb"],"subnets":[],"sl_target":[2,2,2,2,2,2,2],"sl_capability":null,"sl_achieved":null,"sl_possible":null,"held_down_by":[["SR 1.1"],[],[],[],["SR 5.1","SR 5.2"],[],[]],"why":[],"assumed":[],"within":null}');
ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
ALTER TABLE ONLY public.entries
    ADD CONSTRAINT entries_pkey PRIMARY KEY (number);
ALTER TABLE ONLY public.erasures
    ADD CONSTRAINT erasures_pkey PRIMARY KEY (number, kind);
ALTER TABLE ONLY public.records
    ADD CONSTRAINT records_pkey PRIMARY KEY (kind, id, since);
CREATE INDEX entries_by_moment ON public.entries USING btree (at);
CREATE INDEX records_by_end ON public.records USING btree (kind, until, id);
