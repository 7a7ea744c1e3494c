#!/bin/sh
# fresh-system.sh RELEASE [MIRROR]: makes a new system of a named Debian release in a temporary folder, and runs both of
# the README's commands in it on a copy of this checkout. Needs root and debootstrap; takes some ten minutes and 2 GB.
set -eu
release=${1:?usage: fresh-system.sh RELEASE [MIRROR], such as bookworm or trixie}
mirror=${2:-}
cd "$(dirname "$0")/.."

if [ "$(id -u)" -ne 0 ] || ! command -v debootstrap >/dev/null 2>&1; then
  echo "fresh-system.sh needs root and debootstrap" >&2
  exit 77
fi

system=$(mktemp -d)
clean_up() {
  umount "$system/dev" "$system/proc" 2>/dev/null || true
  # Nothing of this machine may be mounted in there when the folder goes.
  if grep -q " $system/" /proc/mounts; then
    echo "Something is still mounted in $system: it stays" >&2
    return
  fi
  rm -rf "$system"
}
trap clean_up EXIT
trap 'exit 130' INT TERM HUP

echo "== $release: a new system"
# shellcheck disable=SC2086 # an absent mirror is no argument
debootstrap --variant=minbase --include=ca-certificates "$release" "$system" $mirror >"$system.log" 2>&1 || {
  tail -n 20 "$system.log" >&2
  exit 1
}
rm -f "$system.log"
chmod 755 "$system" # mktemp's folder is for root alone, and its users need a way to the files
# How this machine reaches the packages is how the new one does.
cp /etc/apt/apt.conf.d/* "$system/etc/apt/apt.conf.d/" 2>/dev/null || true
cp -L /etc/resolv.conf /etc/hosts "$system/etc/" 2>/dev/null || true
mount -t proc proc "$system/proc"
mount --bind /dev "$system/dev"

mkdir "$system/patella"
git ls-files -z | tar --null --files-from=- --create --file=- | tar --extract --file=- --directory="$system/patella"

for command in 'sh examples/quickstart.sh' 'sh tests/run.sh'; do
  echo "== $release: $command"
  chroot "$system" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 \
    sh -c "cd /patella && $command"
done
echo "== $release: both commands passed"
