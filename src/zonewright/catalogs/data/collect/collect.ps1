# zonewright collection, Windows with PowerShell 2 or later, version 1
#
# Reads what this machine is and how it is set, and writes it as plain text into one file:
#
#     powershell -NoProfile -ExecutionPolicy Bypass -File collect.ps1 [FILE]
#
# Without FILE it writes zonewright-MACHINE.txt beside itself, so it can run from a USB stick or a share.
# It changes nothing else and sends nothing into the network. It reads no password, no hash and no key: of the
# automatic logon it reads whether it is on and for whom. Without administrator rights it reads less and says where.
# It takes ten seconds to a minute. What a machine does not have is left out, and the file says so.
param([string]$File = '')

$ErrorActionPreference = 'SilentlyContinue'
$lines = New-Object System.Collections.ArrayList

# How everything is written: a heading, "name = value", a table with its columns, and what could not be read.
function Write-Line([string]$text) { [void]$lines.Add($text) }
function Clean($value) { (([string]$value) -replace '[\r\n\t]+', ' ').Trim() }
function Section([string]$name) { Write-Line ''; Write-Line "== $name ==" }
function Value([string]$name, $value) { $text = Clean $value; if ($text -ne '') { Write-Line "$name = $text" } }
function Columns([string]$words) { Write-Line "columns: $words" }
function Row { Write-Line ((@($args) | ForEach-Object { (Clean $_) -replace '\|', '/' }) -join ' | ') }
function Missing([string]$what) { Write-Line "not available: $what" }
function Needs([string]$what) { Write-Line "needs administrator: $what" }
function YesNo($value) { if ($value -eq $null) { '' } elseif ($value) { 'yes' } else { 'no' } }
function Have([string]$name) { [bool](Get-Command $name -ErrorAction SilentlyContinue) }

# One value of the registry, or "not set" where it is not there
function Registry([string]$name, [string]$key, [string]$value) {
    $found = (Get-ItemProperty -Path "Registry::$key" -Name $value -ErrorAction SilentlyContinue)
    if ($found -ne $null) { Value $name ($found.$value -join ', ') } else { Value $name 'not set' }
}

# What the management instrumentation tells, by the older or the newer command, whichever there is
function Wmi([string]$class, [string]$filter = '', [string]$namespace = 'root\cimv2') {
    if (Have 'Get-WmiObject') {
        if ($filter) { Get-WmiObject -Namespace $namespace -Class $class -Filter $filter }
        else { Get-WmiObject -Namespace $namespace -Class $class }
    } elseif (Have 'Get-CimInstance') {
        if ($filter) { Get-CimInstance -Namespace $namespace -ClassName $class -Filter $filter }
        else { Get-CimInstance -Namespace $namespace -ClassName $class }
    }
}
function When($value) {
    if ($value -eq $null) { return '' }
    if ($value -isnot [DateTime]) { $value = [System.Management.ManagementDateTimeConverter]::ToDateTime([string]$value) }
    $value.ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ssZ')
}

$identity = [Security.Principal.WindowsIdentity]::GetCurrent()
$admin = (New-Object Security.Principal.WindowsPrincipal $identity).IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)

Write-Line 'zonewright collection 1'
Section 'collection'
Value 'script' 'powershell'
Value 'version' '1'
Value 'time' ([DateTime]::UtcNow.ToString('yyyy-MM-ddTHH:mm:ssZ'))
Value 'elevated' (YesNo $admin)
Value 'powershell' $PSVersionTable.PSVersion

# ---- the machine and its system --------------------------------------------------------------------------------------
Section 'system'
$os = Wmi 'Win32_OperatingSystem'
$machine = Wmi 'Win32_ComputerSystem'
Value 'host_name' $env:COMPUTERNAME
Value 'os' $os.Caption
Value 'os_version' $os.Version
Value 'build' $os.BuildNumber
Value 'service_pack' $os.CSDVersion
Value 'architecture' $env:PROCESSOR_ARCHITECTURE
Value 'maker' $machine.Manufacturer
Value 'model' $machine.Model
Value 'serial' (Wmi 'Win32_BIOS').SerialNumber
Value 'domain' $machine.Domain
Value 'part_of_domain' (YesNo $machine.PartOfDomain)
Value 'installed' (When $os.InstallDate)
Value 'last_boot' (When $os.LastBootUpTime)

# ---- patches ------------------------------------------------------------------------------------------------------------
Section 'patches'
Columns 'name | installed'
foreach ($one in @(Wmi 'Win32_QuickFixEngineering')) {
    if (-not $one.HotFixID) { continue }
    $day = ''
    if ($one.InstalledOn -is [DateTime]) { $day = $one.InstalledOn.ToString('yyyy-MM-dd') }
    Row $one.HotFixID $day
}

# ---- local accounts: no full names, no numbers; built-in ones are told by the end of their number -----------------------
Section 'accounts'
Columns 'name | enabled | built_in | locked | password_required | password_expires | password_set | last_logon'
foreach ($one in @(Wmi 'Win32_UserAccount' 'LocalAccount=TRUE')) {
    if (-not $one.Name) { continue }
    $set = ''; $last = ''
    $entry = [ADSI]"WinNT://$env:COMPUTERNAME/$($one.Name),user"
    if ($entry.LastLogin.Value -is [DateTime]) { $last = When $entry.LastLogin.Value }
    if ($entry.PasswordAge.Value -gt 0) { $set = When ([DateTime]::Now.AddSeconds(-$entry.PasswordAge.Value)) }
    $built = [string]$one.SID -match '-50[0-4]$'
    Row $one.Name (YesNo (-not $one.Disabled)) (YesNo $built) (YesNo $one.Lockout) (YesNo $one.PasswordRequired) (YesNo $one.PasswordExpires) $set $last
}

# ---- groups with members: by their well-known numbers, whatever they are called here ------------------------------------
Section 'groups'
Columns 'name | kind | members'
foreach ($one in @(Wmi 'Win32_Group' 'LocalAccount=TRUE')) {
    if (-not $one.Name) { continue }
    $kind = ''
    if ($one.SID -eq 'S-1-5-32-544') { $kind = 'administrators' }
    if ($one.SID -eq 'S-1-5-32-555') { $kind = 'remote_desktop' }
    $members = @()
    $entry = [ADSI]"WinNT://$env:COMPUTERNAME/$($one.Name),group"
    foreach ($member in @($entry.psbase.Invoke('Members'))) {
        $members += $member.GetType().InvokeMember('Name', 'GetProperty', $null, $member, $null)
    }
    if ($kind -or $members.Count) { Row $one.Name $kind ($members -join ',') }
}

# ---- rules for passwords and for locking an account --------------------------------------------------------------------
Section 'passwords'
$rules = [ADSI]"WinNT://$env:COMPUTERNAME"
if ($rules.MinPasswordLength.Value -ne $null) {
    Value 'minimum_length' $rules.MinPasswordLength.Value
    Value 'minimum_age_days' ([math]::Floor($rules.MinPasswordAge.Value / 86400))
    if ($rules.MaxPasswordAge.Value -lt 0) { Value 'maximum_age_days' 'none' }
    else { Value 'maximum_age_days' ([math]::Floor($rules.MaxPasswordAge.Value / 86400)) }
    Value 'history' $rules.PasswordHistoryLength.Value
    Value 'lockout_after' $rules.MaxBadPasswordsAllowed.Value
    Value 'lockout_minutes' ([math]::Floor($rules.AutoUnlockInterval.Value / 60))
    Value 'lockout_window_minutes' ([math]::Floor($rules.LockoutObservationInterval.Value / 60))
} else { Missing 'the rules for passwords' }

# ---- what the system runs in the background -----------------------------------------------------------------------------
Section 'services'
Columns 'name | state | start | account'
foreach ($one in @(Wmi 'Win32_Service')) { if ($one.Name) { Row $one.Name $one.State $one.StartMode $one.StartName } }

# ---- what runs now: names only, no command lines, because passwords stand in some ---------------------------------------
Section 'processes'
Columns 'name | pid'
$running = @{}
foreach ($one in @(Get-Process)) { $running[[string]$one.Id] = $one.ProcessName; Row $one.ProcessName $one.Id }

# ---- ports that answer; numbers only, no name is asked for ---------------------------------------------------------------
Section 'listeners'
if (Have 'netstat') {
    Columns 'transport | address | process'
    foreach ($line in @(netstat -ano)) {
        $words = @($line.Trim() -split '\s+')
        if ($words[0] -eq 'TCP' -and $words.Count -ge 4 -and $words[2] -match ':0$') { Row 'tcp' $words[1] ($running[$words[-1]]) }
        if ($words[0] -eq 'UDP' -and $words.Count -ge 4) { Row 'udp' $words[1] ($running[$words[-1]]) }
    }
} else { Missing 'netstat' }

# ---- locking by itself; the rules of whoever runs this, then those of the machine ---------------------------------------
Section 'lock'
Value 'user' $env:USERNAME
$desk = 'HKEY_CURRENT_USER\Control Panel\Desktop'
Registry 'screen_saver_active' $desk 'ScreenSaveActive'
Registry 'screen_saver_secure' $desk 'ScreenSaverIsSecure'
Registry 'screen_saver_s' $desk 'ScreenSaveTimeOut'
$desk = 'HKEY_CURRENT_USER\Software\Policies\Microsoft\Windows\Control Panel\Desktop'
Registry 'policy_screen_saver_active' $desk 'ScreenSaveActive'
Registry 'policy_screen_saver_secure' $desk 'ScreenSaverIsSecure'
Registry 'policy_screen_saver_s' $desk 'ScreenSaveTimeOut'
Registry 'inactivity_limit_s' 'HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System' 'InactivityTimeoutSecs'

# ---- logging on without being asked; the password beside it is not read ------------------------------------------------
Section 'autologon'
$logon = 'HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon'
Registry 'auto_admin_logon' $logon 'AutoAdminLogon'
Registry 'force_auto_logon' $logon 'ForceAutoLogon'
Registry 'default_user_name' $logon 'DefaultUserName'

# ---- rules for USB storage ------------------------------------------------------------------------------------------------
Section 'usb'
$removable = 'HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Microsoft\Windows\RemovableStorageDevices'
Registry 'storage_driver_start' 'HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Services\USBSTOR' 'Start'
Registry 'write_protect' 'HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\StorageDevicePolicies' 'WriteProtect'
Registry 'deny_all' $removable 'Deny_All'
Registry 'deny_read' "$removable\{53f5630d-b6bf-11d0-94f2-00a0c91efb8b}" 'Deny_Read'
Registry 'deny_write' "$removable\{53f5630d-b6bf-11d0-94f2-00a0c91efb8b}" 'Deny_Write'
Registry 'deny_install' 'HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Microsoft\Windows\DeviceInstall\Restrictions' 'DenyRemovableDevices'

# ---- network cards with their addresses -----------------------------------------------------------------------------------
Section 'interfaces'
Columns 'name | description | mac | state | addresses | gateways | dhcp'
$set = @{}
foreach ($one in @(Wmi 'Win32_NetworkAdapterConfiguration')) { $set[[string]$one.Index] = $one }
$servers = @()
foreach ($card in @(Wmi 'Win32_NetworkAdapter')) {
    $one = $set[[string]$card.Index]
    if (-not $card.MACAddress -and -not ($one -and $one.IPAddress)) { continue }
    $addresses = @()
    for ($i = 0; $one -and $one.IPAddress -and $i -lt $one.IPAddress.Count; $i++) {
        $addresses += "$($one.IPAddress[$i])/$($one.IPSubnet[$i])"
    }
    if ($one -and $one.DNSServerSearchOrder) { $servers += $one.DNSServerSearchOrder }
    $state = ''
    if ($card.NetConnectionStatus -eq 2) { $state = 'up' } elseif ($card.NetConnectionStatus -ne $null) { $state = 'down' }
    Row $card.NetConnectionID $card.Description $card.MACAddress $state ($addresses -join ',') ($one.DefaultIPGateway -join ',') (YesNo $one.DHCPEnabled)
}
Section 'nameservers'
Value 'nameservers' (@($servers | Sort-Object -Unique) -join ',')

# ---- routes -----------------------------------------------------------------------------------------------------------------
Section 'routes'
Columns 'destination | mask | gateway | card'
foreach ($one in @(Wmi 'Win32_IP4RouteTable')) {
    if ($one.Destination) { Row $one.Destination $one.Mask $one.NextHop $one.InterfaceIndex }
}

# ---- does it pass packets from one network to the other --------------------------------------------------------------------
Section 'forwarding'
Registry 'ip_enable_router' 'HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Services\Tcpip\Parameters' 'IPEnableRouter'
Registry 'ipv6_forwarding' 'HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Services\Tcpip6\Parameters' 'IPEnableRouter'
Registry 'routing_service_start' 'HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Services\RemoteAccess' 'Start'
Registry 'connection_sharing_start' 'HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Services\SharedAccess' 'Start'

# ---- the machine's own packet filter, per profile ------------------------------------------------------------------------
Section 'firewall'
$filter = 'HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Services\SharedAccess\Parameters\FirewallPolicy'
Registry 'standard_profile' "$filter\StandardProfile" 'EnableFirewall'
Registry 'domain_profile' "$filter\DomainProfile" 'EnableFirewall'
Registry 'public_profile' "$filter\PublicProfile" 'EnableFirewall'
$filter = 'HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Microsoft\WindowsFirewall'
Registry 'policy_standard_profile' "$filter\StandardProfile" 'EnableFirewall'
Registry 'policy_domain_profile' "$filter\DomainProfile" 'EnableFirewall'
Registry 'policy_public_profile' "$filter\PublicProfile" 'EnableFirewall'

# ---- what looks for malware, and what lets only known programs run --------------------------------------------------------
Section 'protection'
$found = @(Wmi 'AntiVirusProduct' '' 'root\SecurityCenter2')
if (-not $found.Count) { $found = @(Wmi 'AntiVirusProduct' '' 'root\SecurityCenter') }
foreach ($one in $found) { if ($one.displayName) { Value 'antivirus' "$($one.displayName) (state $($one.productState))" } }
Registry 'restriction_default_level' 'HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Microsoft\Windows\Safer\CodeIdentifiers' 'DefaultLevel'
Registry 'applocker_exe' 'HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Microsoft\Windows\SrpV2\Exe' 'EnforcementMode'
Registry 'applocker_service_start' 'HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Services\AppIDSvc' 'Start'

# ---- how people get in from afar --------------------------------------------------------------------------------------------
Section 'remote'
$terminal = 'HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\Terminal Server'
Registry 'deny_connections' $terminal 'fDenyTSConnections'
Registry 'policy_deny_connections' 'HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Microsoft\Windows NT\Terminal Services' 'fDenyTSConnections'
Registry 'network_level' "$terminal\WinStations\RDP-Tcp" 'UserAuthentication'
Registry 'port' "$terminal\WinStations\RDP-Tcp" 'PortNumber'
Registry 'remote_assistance' 'HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\Remote Assistance' 'fAllowToGetHelp'

# ---- what is written down about what happens here -------------------------------------------------------------------------
Section 'audit'
if ($admin -and (Have 'auditpol')) {
    # machine, target, subcategory, its number, what is written: the number is the same in every language
    Columns 'subcategory | setting'
    foreach ($line in @(auditpol /get /category:* /r)) {
        $words = @($line -split ',')
        if ($words.Count -ge 5 -and $words[3] -match '^\{') { Row "$($words[2]) $($words[3])" $words[4] }
    }
} elseif ($admin) { Missing 'auditpol' } else { Needs 'the audit rules' }
Registry 'security_log_bytes' 'HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Services\Eventlog\Security' 'MaxSize'

# ---- where its clock comes from ---------------------------------------------------------------------------------------------
Section 'time'
Registry 'servers' 'HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Services\W32Time\Parameters' 'NtpServer'
Registry 'kind' 'HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Services\W32Time\Parameters' 'Type'
Registry 'zone' 'HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\TimeZoneInformation' 'StandardName'

# ---- folders that others can open -------------------------------------------------------------------------------------------
Section 'shares'
Columns 'name | path'
foreach ($one in @(Wmi 'Win32_Share')) { if ($one.Name) { Row $one.Name $one.Path } }

# ---- what is installed ------------------------------------------------------------------------------------------------------
Section 'programs'
Columns 'name | version | maker'
$places = 'HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall\*',
          'HKEY_LOCAL_MACHINE\SOFTWARE\Wow6432Node\Microsoft\Windows\CurrentVersion\Uninstall\*',
          'HKEY_CURRENT_USER\Software\Microsoft\Windows\CurrentVersion\Uninstall\*'
foreach ($place in $places) {
    foreach ($one in @(Get-ItemProperty -Path "Registry::$place")) {
        if ($one.DisplayName) { Row $one.DisplayName $one.DisplayVersion $one.Publisher }
    }
}

Section 'end'
if (-not $File) {
    $folder = Split-Path -Parent $MyInvocation.MyCommand.Path
    $File = Join-Path $folder "zonewright-$env:COMPUTERNAME.txt"
} elseif (-not [IO.Path]::IsPathRooted($File)) {
    $File = Join-Path (Get-Location).ProviderPath $File
}
[IO.File]::WriteAllLines($File, [string[]]$lines.ToArray(), (New-Object Text.UTF8Encoding $true))
Write-Host "Written: $File"
