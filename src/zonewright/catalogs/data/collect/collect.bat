@echo off
rem zonewright collection, Windows XP to 11, version 1
rem
rem Reads what this machine is and how it is set, and writes it as plain text into one file:
rem
rem     collect.bat [FILE]
rem
rem Without FILE it writes zonewright-MACHINE.txt beside itself, so it can run from a USB stick or a share.
rem It changes nothing else and sends nothing into the network. It reads no password, no hash and no key: of the
rem automatic logon it reads whether it is on and for whom. Without administrator rights it reads less and says where.
rem It takes half a minute to two minutes. Where PowerShell runs, collect.ps1 reads the same and more, quicker.
rem Tools that a machine does not have are left out, and the file says so.

setlocal enableextensions disabledelayedexpansion
set "OUT=%~1"
if not defined OUT set "OUT=%~dp0zonewright-%COMPUTERNAME%.txt"
echo Reading this machine. This takes up to two minutes and changes nothing.
call :all > "%OUT%" 2>nul
echo Written: "%OUT%"
endlocal
goto :eof

rem ---- everything, in order ------------------------------------------------------------------------------------------
:all
echo zonewright collection 1
call :head
call :system
call :patches
call :accounts
call :groups
call :passwords
call :services
call :processes
call :listeners
call :lock
call :autologon
call :usb
call :interfaces
call :routes
call :forwarding
call :firewall
call :protection
call :remote
call :audit
call :time
call :shares
call :programs
call :section end
goto :eof

rem ---- how everything is written ---------------------------------------------------------------------------------------
:section
echo.
echo == %~1 ==
goto :eof

rem  :reg WORD KEY VALUE - one value of the registry, or "not set" where it is not there
:reg
set "FOUND="
for /f "tokens=2,*" %%A in ('reg query "%~2" /v "%~3" 2^>nul ^| find "REG_"') do set "FOUND=%%B"
setlocal enabledelayedexpansion
if defined FOUND (echo %~1 = !FOUND!) else (echo %~1 = not set)
endlocal
goto :eof

rem  :say WORD VARIABLE - a value that may hold any letter; it is never read as a command
:say
setlocal enabledelayedexpansion
echo %~1 = !%~2!
endlocal
goto :eof

rem  :tool NAME - says it where a tool is not there; the caller asks for the error level
:tool
for %%T in (%~1.exe) do if not "%%~$PATH:T"=="" exit /b 0
echo not available: %~1
exit /b 1

rem  :wmi FIELDS CLASS... - what the management instrumentation tells, as name=value
:wmi
wmic %~1 get %~2 /value 2>nul | find "="
goto :eof

rem ---- when, by what, and with which rights ----------------------------------------------------------------------------
:head
call :section collection
echo script = windows
echo version = 1
for /f "tokens=2 delims=:." %%C in ('chcp') do echo codepage =%%C
call :wmi "os" "LocalDateTime"
set "RIGHTS=no"
reg query HKU\S-1-5-19 >nul 2>nul && set "RIGHTS=yes"
echo elevated = %RIGHTS%
goto :eof

rem ---- the machine and its system --------------------------------------------------------------------------------------
:system
call :section system
call :say host_name COMPUTERNAME
set "NT=HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion"
call :reg os "%NT%" ProductName
call :reg os_version "%NT%" CurrentVersion
call :reg build "%NT%" CurrentBuildNumber
call :reg display_version "%NT%" DisplayVersion
call :reg service_pack "%NT%" CSDVersion
call :reg installed_hex "%NT%" InstallDate
echo architecture = %PROCESSOR_ARCHITECTURE% %PROCESSOR_ARCHITEW6432%
set "BIOS=HKLM\HARDWARE\DESCRIPTION\System\BIOS"
call :reg maker "%BIOS%" SystemManufacturer
call :reg model "%BIOS%" SystemProductName
call :reg domain "HKLM\SYSTEM\CurrentControlSet\Services\Tcpip\Parameters" Domain
call :tool wmic || goto :eof
call :wmi "computersystem" "Manufacturer,Model,Domain,PartOfDomain"
call :wmi "bios" "SerialNumber"
call :wmi "os" "Caption,Version,CSDVersion,LastBootUpTime,InstallDate"
goto :eof

rem ---- patches -----------------------------------------------------------------------------------------------------------
:patches
call :section patches
call :tool wmic || goto :patches_without
call :wmi "qfe" "HotFixID,InstalledOn"
goto :eof
:patches_without
call :tool systeminfo || goto :eof
systeminfo 2>nul | findstr /r "KB[0-9]"
goto :eof

rem ---- local accounts: no full names, no numbers; built-in ones are told by the end of their number ----------------------
:accounts
call :section accounts
call :tool wmic || goto :accounts_without
wmic useraccount where "LocalAccount=TRUE" get Name,Disabled,Lockout,PasswordRequired,PasswordExpires /value 2>nul | find "="
for %%R in (500 501 503 504) do (
    for /f "tokens=2 delims==" %%N in ('wmic useraccount where "LocalAccount=TRUE and SID like '%%-%%R'" get Name /value 2^>nul ^| find "="') do echo built_in_account = %%N
)
:accounts_without
rem the names alone, as the console of this language writes them
echo -- net user
net user
goto :eof

rem ---- groups with members -------------------------------------------------------------------------------------------------
:groups
call :section groups
set "NAMED="
for /f "tokens=1,* delims==" %%A in ('wmic group where "LocalAccount=TRUE and SID='S-1-5-32-544'" get Name /value 2^>nul ^| find "="') do call :group administrators "%%B"
for /f "tokens=1,* delims==" %%A in ('wmic group where "LocalAccount=TRUE and SID='S-1-5-32-555'" get Name /value 2^>nul ^| find "="') do call :group remote_desktop "%%B"
if defined NAMED goto :eof
rem without wmic: every group, as it is called here
for /f "delims=* tokens=1" %%G in ('net localgroup ^| findstr /b /l /c:"*"') do call :group "" "%%G"
goto :eof

:group
set "GROUP=%~2"
rem a value of wmic ends in a carriage return of its own
for /f "delims=" %%C in ("%GROUP%") do set "GROUP=%%C"
set "NAMED=yes"
echo -- net localgroup
call :say group GROUP
if not "%~1"=="" echo kind = %~1
net localgroup "%GROUP%"
echo -- end
goto :eof

rem ---- rules for passwords and for locking an account: told by their order, as the words are of this language ---------
:passwords
call :section passwords
echo -- net accounts
net accounts
goto :eof

rem ---- what the system runs in the background ---------------------------------------------------------------------------
:services
call :section services
call :tool wmic || goto :services_without
call :wmi "service" "Name,StartMode,StartName,State"
goto :eof
:services_without
call :tool sc || goto :eof
sc query type= service state= all bufsize= 65536 | findstr "SERVICE_NAME STATE"
for /f "tokens=2 delims=:" %%S in ('sc query type^= service state^= all bufsize^= 65536 ^| findstr SERVICE_NAME') do for /f "tokens=*" %%N in ("%%S") do sc qc "%%N" 4096 | findstr "SERVICE_NAME START_TYPE SERVICE_START_NAME"
goto :eof

rem ---- what runs now: names only ----------------------------------------------------------------------------------------
:processes
call :section processes
call :tool tasklist || goto :eof
tasklist /fo csv /nh
goto :eof

rem ---- ports that answer; numbers only, no name is asked for ----------------------------------------------------------
:listeners
call :section listeners
call :tool netstat || goto :eof
netstat -ano
goto :eof

rem ---- locking by itself; the rules of whoever runs this, then those of the machine -------------------------------------
:lock
call :section lock
call :say user USERNAME
set "DESK=HKCU\Control Panel\Desktop"
call :reg screen_saver_active "%DESK%" ScreenSaveActive
call :reg screen_saver_secure "%DESK%" ScreenSaverIsSecure
call :reg screen_saver_s "%DESK%" ScreenSaveTimeOut
set "DESK=HKCU\Software\Policies\Microsoft\Windows\Control Panel\Desktop"
call :reg policy_screen_saver_active "%DESK%" ScreenSaveActive
call :reg policy_screen_saver_secure "%DESK%" ScreenSaverIsSecure
call :reg policy_screen_saver_s "%DESK%" ScreenSaveTimeOut
call :reg inactivity_limit_s "HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System" InactivityTimeoutSecs
goto :eof

rem ---- logging on without being asked; the password beside it is not read --------------------------------------------
:autologon
call :section autologon
set "LOGON=HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon"
call :reg auto_admin_logon "%LOGON%" AutoAdminLogon
call :reg force_auto_logon "%LOGON%" ForceAutoLogon
call :reg default_user_name "%LOGON%" DefaultUserName
goto :eof

rem ---- rules for USB storage ------------------------------------------------------------------------------------------
:usb
call :section usb
call :reg storage_driver_start "HKLM\SYSTEM\CurrentControlSet\Services\USBSTOR" Start
call :reg write_protect "HKLM\SYSTEM\CurrentControlSet\Control\StorageDevicePolicies" WriteProtect
set "REMOVABLE=HKLM\SOFTWARE\Policies\Microsoft\Windows\RemovableStorageDevices"
call :reg deny_all "%REMOVABLE%" Deny_All
call :reg deny_read "%REMOVABLE%\{53f5630d-b6bf-11d0-94f2-00a0c91efb8b}" Deny_Read
call :reg deny_write "%REMOVABLE%\{53f5630d-b6bf-11d0-94f2-00a0c91efb8b}" Deny_Write
call :reg deny_install "HKLM\SOFTWARE\Policies\Microsoft\Windows\DeviceInstall\Restrictions" DenyRemovableDevices
goto :eof

rem ---- network cards: the ones that are in use by their number (getmac), their addresses from the registry ------------
:interfaces
call :section interfaces
call :tool getmac && getmac /fo csv /nh
reg query "HKLM\SYSTEM\CurrentControlSet\Services\Tcpip\Parameters\Interfaces" /s | findstr /i "HKEY_ IPAddress SubnetMask DefaultGateway EnableDHCP DhcpIPAddress DhcpSubnetMask DhcpDefaultGateway NameServer"
rem the names of the connections
reg query "HKLM\SYSTEM\CurrentControlSet\Control\Network\{4D36E972-E325-11CE-BFC1-08002BE10318}" /s | findstr /r "HKEY_.*Connection$ Name"
echo -- ipconfig
ipconfig /all
goto :eof

rem ---- routes -----------------------------------------------------------------------------------------------------------
:routes
call :section routes
call :tool route || goto :eof
route print
goto :eof

rem ---- does it pass packets from one network to the other -------------------------------------------------------------
:forwarding
call :section forwarding
call :reg ip_enable_router "HKLM\SYSTEM\CurrentControlSet\Services\Tcpip\Parameters" IPEnableRouter
call :reg ipv6_forwarding "HKLM\SYSTEM\CurrentControlSet\Services\Tcpip6\Parameters" IPEnableRouter
call :reg routing_service_start "HKLM\SYSTEM\CurrentControlSet\Services\RemoteAccess" Start
call :reg connection_sharing_start "HKLM\SYSTEM\CurrentControlSet\Services\SharedAccess" Start
goto :eof

rem ---- the machine's own packet filter, per profile -------------------------------------------------------------------
:firewall
call :section firewall
set "FW=HKLM\SYSTEM\CurrentControlSet\Services\SharedAccess\Parameters\FirewallPolicy"
call :reg standard_profile "%FW%\StandardProfile" EnableFirewall
call :reg domain_profile "%FW%\DomainProfile" EnableFirewall
call :reg public_profile "%FW%\PublicProfile" EnableFirewall
set "FW=HKLM\SOFTWARE\Policies\Microsoft\WindowsFirewall"
call :reg policy_standard_profile "%FW%\StandardProfile" EnableFirewall
call :reg policy_domain_profile "%FW%\DomainProfile" EnableFirewall
call :reg policy_public_profile "%FW%\PublicProfile" EnableFirewall
goto :eof

rem ---- what looks for malware, and what lets only known programs run --------------------------------------------------
:protection
call :section protection
call :tool wmic && wmic /namespace:\\root\SecurityCenter2 path AntiVirusProduct get displayName,productState /value | find "="
call :tool wmic >nul && wmic /namespace:\\root\SecurityCenter path AntiVirusProduct get displayName /value | find "="
call :reg restriction_default_level "HKLM\SOFTWARE\Policies\Microsoft\Windows\Safer\CodeIdentifiers" DefaultLevel
call :reg applocker_exe "HKLM\SOFTWARE\Policies\Microsoft\Windows\SrpV2\Exe" EnforcementMode
call :reg applocker_service_start "HKLM\SYSTEM\CurrentControlSet\Services\AppIDSvc" Start
goto :eof

rem ---- how people get in from afar --------------------------------------------------------------------------------------
:remote
call :section remote
set "TS=HKLM\SYSTEM\CurrentControlSet\Control\Terminal Server"
call :reg deny_connections "%TS%" fDenyTSConnections
call :reg policy_deny_connections "HKLM\SOFTWARE\Policies\Microsoft\Windows NT\Terminal Services" fDenyTSConnections
call :reg network_level_hex "%TS%\WinStations\RDP-Tcp" UserAuthentication
call :reg port_hex "%TS%\WinStations\RDP-Tcp" PortNumber
call :reg remote_assistance "HKLM\SYSTEM\CurrentControlSet\Control\Remote Assistance" fAllowToGetHelp
goto :eof

rem ---- what is written down about what happens here ---------------------------------------------------------------------
:audit
call :section audit
if "%RIGHTS%"=="no" echo needs administrator: the audit rules
if "%RIGHTS%"=="yes" call :tool auditpol && auditpol /get /category:* /r
call :reg security_log_bytes "HKLM\SYSTEM\CurrentControlSet\Services\Eventlog\Security" MaxSize
goto :eof

rem ---- where its clock comes from --------------------------------------------------------------------------------------
:time
call :section time
call :reg servers "HKLM\SYSTEM\CurrentControlSet\Services\W32Time\Parameters" NtpServer
call :reg kind "HKLM\SYSTEM\CurrentControlSet\Services\W32Time\Parameters" Type
call :reg zone "HKLM\SYSTEM\CurrentControlSet\Control\TimeZoneInformation" StandardName
goto :eof

rem ---- folders that others can open -------------------------------------------------------------------------------------
:shares
call :section shares
reg query "HKLM\SYSTEM\CurrentControlSet\Services\LanmanServer\Shares" | find "REG_MULTI_SZ"
goto :eof

rem ---- what is installed ------------------------------------------------------------------------------------------------
:programs
call :section programs
for %%K in ("HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall" "HKLM\SOFTWARE\Wow6432Node\Microsoft\Windows\CurrentVersion\Uninstall" "HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall") do reg query %%K /s | findstr /r "^HKEY_ DisplayName DisplayVersion Publisher"
goto :eof
