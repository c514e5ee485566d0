#!/bin/sh
# zonewright collection, Linux, version 1
#
# Reads what this machine is and how it is set, and writes it as plain text to standard output:
#
#     sh collect.sh > this-machine.txt
#
# It changes nothing, writes no file, sends nothing into the network and asks no name server. It reads no password, no
# hash, no key and no /etc/shadow. Without administrator rights it reads less and says where; with them (sudo) it also
# reads who holds which port, the state of passwords, the packet filter and the serial number. It takes a few seconds.

LC_ALL=C
LANG=C
PATH="${PATH:-/bin}:/usr/local/sbin:/usr/sbin:/sbin:/usr/bin:/bin"
export LC_ALL LANG PATH

# How everything is written: a heading, `name = value`, a table with its columns, and what could not be read.
section() { printf '\n== %s ==\n' "$1"; }
have() { command -v "$1" >/dev/null 2>&1; }
oneline() { printf '%s' "$1" | tr '\n\r\t' '   '; }
value() { if [ -n "$2" ]; then printf '%s = %s\n' "$1" "$(oneline "$2")"; fi; }
missing() { printf 'not available: %s\n' "$1"; }
needs() { printf 'needs administrator: %s\n' "$1"; }
first() { if [ -r "$1" ]; then head -n 1 "$1" 2>/dev/null | tr -d '\000'; fi; }
# setting NAME FILE KEY: the last value that a file of `key value` or `key = value` lines gives
setting() {
    [ -r "$2" ] || return 0
    value "$1" "$(sed -n "s/^[[:space:]]*$3[[:space:]]*[=[:space:]][[:space:]]*//p" "$2" 2>/dev/null | tail -n 1)"
}

if [ "$(id -u)" = 0 ]; then root=yes; else root=no; fi

printf 'zonewright collection 1\n'

section collection
value script linux
value version 1
value time "$(date -u +%Y-%m-%dT%H:%M:%SZ)"
value elevated "$root"

# ---- the machine and its system -------------------------------------------------------------------------------------
section system
value host_name "$(uname -n)"
if [ -r /etc/os-release ]; then
    value os "$(sed -n 's/^PRETTY_NAME=//p' /etc/os-release | tr -d '"' | head -n 1)"
    value os_version "$(sed -n 's/^VERSION_ID=//p' /etc/os-release | tr -d '"' | head -n 1)"
else
    value os "$(uname -s)"
fi
value kernel "$(uname -r)"
value architecture "$(uname -m)"
value maker "$(first /sys/class/dmi/id/sys_vendor)"
value model "$(first /sys/class/dmi/id/product_name)"
value model "$(first /proc/device-tree/model)"
if [ -r /sys/class/dmi/id/product_serial ]; then
    value serial "$(first /sys/class/dmi/id/product_serial)"
elif [ -e /sys/class/dmi/id/product_serial ]; then
    needs 'the serial number'
fi
value domain "$(sed -n 's/^[[:space:]]*domain[[:space:]][[:space:]]*//p' /etc/resolv.conf 2>/dev/null | head -n 1)"
value booted_epoch "$(awk '$1 == "btime" { print $2 }' /proc/stat 2>/dev/null)"
value installed_epoch "$(stat -c %Y /etc/machine-id 2>/dev/null)"

# ---- how current it is: number of packages, and when the last one changed -------------------------------------------
section patches
value kernel "$(uname -r)"
if have dpkg-query; then
    value package_tool dpkg
    value packages "$(dpkg-query -W 2>/dev/null | wc -l | tr -d ' ')"
    value last_update_epoch "$(stat -c %Y /var/lib/dpkg/status 2>/dev/null)"
elif have rpm; then
    value package_tool rpm
    value packages "$(rpm -qa 2>/dev/null | wc -l | tr -d ' ')"
    value last_update_epoch "$(rpm -qa --qf '%{INSTALLTIME}\n' 2>/dev/null | sort -n | tail -n 1)"
elif have apk; then
    value package_tool apk
    value packages "$(apk info 2>/dev/null | wc -l | tr -d ' ')"
    value last_update_epoch "$(stat -c %Y /lib/apk/db/installed 2>/dev/null)"
else
    missing 'a package tool (dpkg, rpm, apk)'
fi

# ---- local accounts: from /etc/passwd, without full names; their state from passwd -S, which shows no hash -----------
section accounts
[ "$root" = yes ] || needs 'the state and age of passwords'
printf 'columns: name | enabled | built_in | password | password_set | password_max_days | last_logon\n'
while IFS=: read -r name _ uid _ _ _ shell; do
    [ -n "$name" ] || continue
    case $shell in
        */nologin | */false | */sync | */shutdown | */halt) enabled=no ;;
        *) enabled=yes ;;
    esac
    if [ "${uid:-0}" -lt 1000 ] 2>/dev/null || [ "$name" = nobody ]; then own=yes; else own=no; fi
    state='' changed='' maximum='' last=''
    if [ "$root" = yes ] && have passwd; then
        # shellcheck disable=SC2046 # the words of one line are wanted one by one
        set -- $(passwd -S "$name" 2>/dev/null </dev/null)
        state=${2:-} changed=${3:-} maximum=${5:-}
    fi
    if [ "$enabled" = yes ] && have lastlog; then
        last=$(lastlog -u "$name" 2>/dev/null | awk 'NR == 2 && !/Never/ && NF > 5 { print $(NF-3), $(NF-4), $NF, $(NF-2), $(NF-1) }')
    fi
    printf '%s | %s | %s | %s | %s | %s | %s\n' "$name" "$enabled" "$own" "$state" "$changed" "$maximum" "$last"
done </etc/passwd

# ---- groups with members, and who may become administrator ----------------------------------------------------------
section groups
printf 'columns: name | kind | members\n'
while IFS=: read -r name _ gid members; do
    kind=''
    case $name in root | sudo | wheel | admin) kind=administrators ;; esac
    main=$(awk -F: -v gid="$gid" '$4 == gid { printf "%s%s", sep, $1; sep = "," }' /etc/passwd 2>/dev/null)
    all=$(printf '%s,%s' "$members" "$main" | sed 's/^,*//; s/,*$//; s/,,*/,/g')
    if [ -n "$members" ] || [ -n "$kind" ]; then printf '%s | %s | %s\n' "$name" "$kind" "$all"; fi
done </etc/group

# ---- rules for passwords and for locking an account -----------------------------------------------------------------
section passwords
setting maximum_age_days /etc/login.defs PASS_MAX_DAYS
setting minimum_age_days /etc/login.defs PASS_MIN_DAYS
setting minimum_length /etc/login.defs PASS_MIN_LEN
setting minimum_length_pwquality /etc/security/pwquality.conf minlen
setting lockout_after /etc/security/faillock.conf deny
setting lockout_seconds /etc/security/faillock.conf unlock_time
pam=$(cat /etc/pam.d/common-auth /etc/pam.d/system-auth /etc/pam.d/password-auth /etc/pam.d/login 2>/dev/null)
if [ -n "$pam" ]; then
    case $pam in *pam_faillock* | *pam_tally*) value lockout_module yes ;; *) value lockout_module no ;; esac
    case $pam in *pam_google_authenticator* | *pam_oath* | *pam_u2f* | *pam_pkcs11*) value second_factor yes ;; *) value second_factor no ;; esac
else
    missing 'the rules of PAM'
fi

# ---- what the system runs in the background --------------------------------------------------------------------------
section services
if have systemctl && [ -d /run/systemd/system ]; then
    printf 'columns: name | state | start\n'
    {
        systemctl list-unit-files --type=service --no-legend --no-pager --plain 2>/dev/null |
            awk '{ print "file", $1, $2 }'
        systemctl list-units --type=service --all --no-legend --no-pager --plain 2>/dev/null |
            awk '{ print "unit", $1, $4 }'
    } | awk '
        { sub(/\.service$/, "", $2); seen[$2] = 1 }
        $1 == "file" { start[$2] = $3 }
        $1 == "unit" { state[$2] = $3 }
        END { for (name in seen) printf "%s | %s | %s\n", name, state[name], start[name] }' | sort
elif [ -d /etc/init.d ]; then
    printf 'columns: name | state | start\n'
    for file in /etc/init.d/*; do
        [ -x "$file" ] && printf '%s | | init script\n' "$(basename "$file")"
    done
else
    missing 'a list of services'
fi

# ---- what runs now: names only, no command lines, because passwords stand in some -----------------------------------
section processes
printf 'columns: name | pid\n'
found=''
for place in /proc/[0-9]*; do
    [ -r "$place/comm" ] || continue
    read -r name <"$place/comm" 2>/dev/null || continue
    found=yes
    printf '%s | %s\n' "$(printf '%s' "$name" | tr '|' '/')" "${place#/proc/}"
done
[ -n "$found" ] || missing '/proc'

# ---- ports that answer; numbers only, no name is asked for -----------------------------------------------------------
section listeners
[ "$root" = yes ] || needs 'the process behind the ports of others'
if have ss; then
    printf 'columns: transport | address | process\n'
    ss -l -t -u -n -p 2>/dev/null | awk '
        $1 == "tcp" || $1 == "udp" {
            process = ""
            if (match($0, /\(\("[^"]*"/)) process = substr($0, RSTART + 3, RLENGTH - 4)
            printf "%s | %s | %s\n", $1, $5, process
        }'
elif have netstat; then
    printf 'columns: transport | address | process\n'
    netstat -l -t -u -n -p 2>/dev/null | awk '
        $1 ~ /^(tcp|udp)6?$/ {
            process = $NF; sub(/^[0-9]*\//, "", process); if (process == "-") process = ""
            printf "%s | %s | %s\n", substr($1, 1, 3), $4, process
        }'
else
    missing 'ss and netstat'
fi

# ---- locking by itself: shell time-out, and the desktop's rules where they are readable without logging on -----------
section lock
tmout=$(cat /etc/profile /etc/bash.bashrc /etc/bashrc /etc/profile.d/*.sh 2>/dev/null |
    sed -n 's/^[^#]*TMOUT=\([0-9][0-9]*\).*/\1/p' | tail -n 1)
if [ -n "$tmout" ]; then value shell_timeout_s "$tmout"; else value shell_timeout_s 'not set'; fi
if have gsettings && [ -n "${DBUS_SESSION_BUS_ADDRESS:-}" ]; then
    value desktop gnome
    value lock_enabled "$(gsettings get org.gnome.desktop.screensaver lock-enabled 2>/dev/null)"
    value idle_delay_s "$(gsettings get org.gnome.desktop.session idle-delay 2>/dev/null | awk '{ print $NF }')"
    value lock_delay_s "$(gsettings get org.gnome.desktop.screensaver lock-delay 2>/dev/null | awk '{ print $NF }')"
elif [ -r "${HOME:-/nonexistent}/.config/kscreenlockerrc" ]; then
    value desktop kde
    setting auto_lock "$HOME/.config/kscreenlockerrc" Autolock
    setting timeout_minutes "$HOME/.config/kscreenlockerrc" Timeout
else
    missing 'the rules of a desktop (run it in the session of the one who works here)'
fi

# ---- logging on without being asked: names of accounts only ----------------------------------------------------------
section autologon
who=''
for file in /etc/gdm3/custom.conf /etc/gdm3/daemon.conf /etc/gdm/custom.conf; do
    [ -r "$file" ] || continue
    if grep -i -q '^[[:space:]]*AutomaticLoginEnable[[:space:]]*=[[:space:]]*true' "$file"; then
        who=$(sed -n 's/^[[:space:]]*AutomaticLogin[[:space:]]*=[[:space:]]*//p' "$file" | head -n 1)
        value display_manager gdm
        value display_account "${who:-unknown}"
    fi
done
for file in /etc/lightdm/lightdm.conf /etc/lightdm/lightdm.conf.d/*.conf; do
    [ -r "$file" ] || continue
    user=$(sed -n 's/^[[:space:]]*autologin-user[[:space:]]*=[[:space:]]*//p' "$file" | head -n 1)
    if [ -n "$user" ]; then who=$user; value display_manager lightdm; value display_account "$user"; fi
done
for file in /etc/sddm.conf /etc/sddm.conf.d/*.conf; do
    [ -r "$file" ] || continue
    user=$(sed -n '/^\[Autologin\]/,/^\[/s/^[[:space:]]*User[[:space:]]*=[[:space:]]*//p' "$file" | head -n 1)
    if [ -n "$user" ]; then who=$user; value display_manager sddm; value display_account "$user"; fi
done
line=$(cat /etc/systemd/system/getty@*.service.d/*.conf /etc/systemd/system/serial-getty@*.service.d/*.conf \
    /etc/inittab 2>/dev/null | grep -v '^[[:space:]]*#' | grep -e '--autologin' -e ' -a ' | head -n 1)
if [ -n "$line" ]; then
    who=$(printf '%s' "$line" | sed -n 's/.*--autologin[= ]*\([^ ]*\).*/\1/p; s/.* -a \([^ ]*\).*/\1/p' | head -n 1)
    value terminal_account "${who:-unknown}"
fi
if [ -n "$who" ]; then value autologon yes; else value autologon no; fi

# ---- rules for USB storage -------------------------------------------------------------------------------------------
section usb
if [ -r /proc/modules ]; then
    if grep -q '^usb_storage ' /proc/modules; then value storage_loaded yes; else value storage_loaded no; fi
fi
rules=$(cat /etc/modprobe.d/*.conf /lib/modprobe.d/*.conf 2>/dev/null | grep -v '^[[:space:]]*#')
case $rules in
    *'install usb-storage /bin/'* | *'install usb_storage /bin/'* | *'install usb-storage /usr/bin/'*) value storage_driver refused ;;
    *'blacklist usb-storage'* | *'blacklist usb_storage'*) value storage_driver blacklisted ;;
    *) value storage_driver allowed ;;
esac
if have usbguard; then value usbguard installed; else value usbguard 'not set'; fi
if have udisksctl; then value udisks installed; else value udisks 'not set'; fi

# ---- network cards with their addresses ------------------------------------------------------------------------------
section interfaces
printf 'columns: name | mac | state | addresses | dhcp\n'
for place in /sys/class/net/*; do
    [ -e "$place" ] || continue
    name=${place##*/}
    mac=$(first "$place/address")
    state=$(first "$place/operstate")
    # a card that does not tell its state is in use when it has a carrier
    if [ "$state" = unknown ] && [ "$(cat "$place/carrier" 2>/dev/null)" = 1 ]; then state=up; fi
    addresses='' dhcp=''
    if have ip; then
        addresses=$(ip -o addr show dev "$name" 2>/dev/null |
            awk '$3 ~ /^inet6?$/ { printf "%s%s", sep, $4; sep = ", " }')
        if ip -o -4 addr show dev "$name" 2>/dev/null | grep -q ' dynamic '; then dhcp=yes; fi
    elif have ifconfig; then
        addresses=$(ifconfig "$name" 2>/dev/null |
            sed -n 's/.*inet6\{0,1\} \(addr: *\)\{0,1\}\([0-9a-fA-F:.][0-9a-fA-F:.]*\).*/\2/p' | tr '\n' ',')
    fi
    printf '%s | %s | %s | %s | %s\n' "$name" "$mac" "$state" "$addresses" "$dhcp"
done
[ -d /sys/class/net ] || missing '/sys/class/net'
have ip || have ifconfig || missing 'ip and ifconfig: addresses are not read'

section nameservers
value nameservers "$(sed -n 's/^[[:space:]]*nameserver[[:space:]][[:space:]]*//p' /etc/resolv.conf 2>/dev/null | tr '\n' ',' | sed 's/,$//')"

section routes
if have ip; then
    printf 'columns: destination | gateway | card\n'
    { ip -4 route show 2>/dev/null; ip -6 route show 2>/dev/null; } | awk '
        {
            to = $1; via = ""; dev = ""
            for (i = 2; i < NF; i++) { if ($i == "via") via = $(i+1); if ($i == "dev") dev = $(i+1) }
            if (to ~ /^(unreachable|blackhole|prohibit|throw|multicast|broadcast|local)$/) next
            printf "%s | %s | %s\n", to, via, dev
        }'
elif have route; then
    printf 'columns: destination | mask | gateway | card\n'
    route -n 2>/dev/null | awk '$1 ~ /^[0-9.]+$/ { printf "%s | %s | %s | %s\n", $1, $3, $2, $NF }'
else
    missing 'ip and route'
fi

# ---- does it pass packets from one network to the other -------------------------------------------------------------
section forwarding
value ipv4_forward "$(first /proc/sys/net/ipv4/ip_forward)"
value ipv6_forward "$(first /proc/sys/net/ipv6/conf/all/forwarding)"
bridges=''
for place in /sys/class/net/*/bridge; do
    [ -d "$place" ] || continue
    name=${place%/bridge}
    bridges="$bridges${bridges:+, }${name##*/}"
done
value bridges "$bridges"

# ---- the machine's own packet filter: how many rules, not which ------------------------------------------------------
section firewall
if [ "$root" = yes ]; then
    if have nft; then value nft_rules "$(nft list ruleset 2>/dev/null | grep -c -E '^[[:space:]]+.*(accept|drop|reject|jump|goto|queue)')"; fi
    if have iptables; then value iptables_rules "$(iptables -S 2>/dev/null | grep -c '^-A')"; fi
    if have iptables; then value iptables_input "$(iptables -S INPUT 2>/dev/null | sed -n 's/^-P INPUT //p')"; fi
    have nft || have iptables || missing 'nft and iptables'
else
    needs 'the number of rules'
fi
if have ufw && [ -r /etc/ufw/ufw.conf ]; then setting ufw_enabled /etc/ufw/ufw.conf ENABLED; fi
if have firewalld; then value firewalld installed; fi

# ---- what looks for malware, and what lets only known programs run ----------------------------------------------------
section protection
for tool in clamscan clamd freshclam fapolicyd aide rkhunter mdatp falconctl sav-protect; do
    if have "$tool"; then value "$tool" installed; fi
done
if [ -r /sys/fs/selinux/enforce ]; then value selinux_enforcing "$(first /sys/fs/selinux/enforce)"; fi
if [ -r /sys/module/apparmor/parameters/enabled ]; then value apparmor "$(first /sys/module/apparmor/parameters/enabled)"; fi

# ---- how people get in from afar --------------------------------------------------------------------------------------
section remote
if [ -e /etc/ssh/sshd_config ]; then
    value ssh_server installed
    if [ -r /etc/ssh/sshd_config ]; then
        setting ssh_permit_root /etc/ssh/sshd_config PermitRootLogin
        setting ssh_passwords /etc/ssh/sshd_config PasswordAuthentication
        setting ssh_port /etc/ssh/sshd_config Port
    else
        needs 'the rules of the SSH server'
    fi
else
    value ssh_server 'not set'
fi

# ---- what is written down about what happens here ---------------------------------------------------------------------
section audit
if have auditctl; then
    value auditd installed
    if [ "$root" = yes ]; then
        value audit_enabled "$(auditctl -s 2>/dev/null | awk '$1 == "enabled" { print $2 }')"
        value audit_rules "$(auditctl -l 2>/dev/null | grep -c '^-')"
    else
        needs 'the rules of auditd'
    fi
else
    value auditd 'not set'
fi
for tool in rsyslogd syslog-ng journalctl; do
    if have "$tool"; then value "$tool" installed; fi
done
remote=$(cat /etc/rsyslog.conf /etc/rsyslog.d/*.conf 2>/dev/null | grep -v '^[[:space:]]*#' | grep -c -e '@[A-Za-z0-9@(\[]' -e omfwd)
value sends_logs_to_others "$remote"

# ---- where its clock comes from ----------------------------------------------------------------------------------------
section time
value zone "$(first /etc/timezone)"
servers=$(cat /etc/chrony/chrony.conf /etc/chrony.conf /etc/chrony/sources.d/*.sources /etc/ntp.conf /etc/ntpsec/ntp.conf 2>/dev/null |
    awk '$1 == "server" || $1 == "pool" || $1 == "peer" { printf "%s%s", sep, $2; sep = ", " }')
servers2=$(cat /etc/systemd/timesyncd.conf /etc/systemd/timesyncd.conf.d/*.conf 2>/dev/null | sed -n 's/^NTP=//p' | tail -n 1)
value servers "${servers:-$servers2}"
for tool in chronyd ntpd ntpsec systemd-timesyncd; do
    if have "$tool" || [ -x "/usr/lib/systemd/$tool" ] || [ -x "/lib/systemd/$tool" ]; then value "$tool" installed; fi
done

# ---- folders that others can open -------------------------------------------------------------------------------------
section shares
printf 'columns: name | path\n'
if [ -r /etc/exports ]; then awk '!/^[[:space:]]*(#|$)/ { printf "nfs %s | %s\n", $1, $1 }' /etc/exports; fi
if [ -r /etc/samba/smb.conf ]; then
    awk '
        /^[[:space:]]*\[/ { name = $0; gsub(/^[[:space:]]*\[|\].*$/, "", name) }
        /^[[:space:]]*path[[:space:]]*=/ { path = $0; sub(/^[^=]*=[[:space:]]*/, "", path); printf "%s | %s\n", name, path }
    ' /etc/samba/smb.conf
fi

# ---- what is installed ------------------------------------------------------------------------------------------------
section programs
if have dpkg-query; then
    printf 'columns: name | version\n'
    dpkg-query -W -f '${Package} | ${Version}\n' 2>/dev/null
elif have rpm; then
    printf 'columns: name | version\n'
    rpm -qa --qf '%{NAME} | %{VERSION}-%{RELEASE}\n' 2>/dev/null | sort
elif have apk; then
    printf 'columns: name | version\n'
    apk info -v 2>/dev/null | sed 's/-\([0-9][^-]*-r[0-9]*\)$/ | \1/' | sort
else
    missing 'a list of packages'
fi

section end
