# Sourced by examples/quickstart.sh and tests/run.sh.
# shellcheck shell=sh

# install_packages NAME...: installs what patella needs to be built and the named packages, as far as they are missing.
install_packages() {
  set -- g++ cmake make libcli11-dev libfmt-dev nlohmann-json3-dev \
    libpugixml-dev libarchive-dev nettle-dev liblzma-dev libzstd-dev libbz2-dev zlib1g-dev "$@"
  if ! command -v apt-get >/dev/null 2>&1; then
    echo "This system has no apt-get. These packages, by whatever name they have here, are needed: $*" >&2
    return 0
  fi
  missing=
  for package in "$@"; do
    dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing="$missing $package"
  done
  [ -n "$missing" ] || return 0

  as_root=
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
      echo "These packages are missing, and installing them needs root or sudo:$missing" >&2
      return 1
    fi
    as_root=sudo
  fi
  echo "Installing with apt-get:$missing"
  # shellcheck disable=SC2086 # a list of words
  $as_root env DEBIAN_FRONTEND=noninteractive sh -ec '
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends "$@" >/dev/null' sh $missing
}
