# bash completion for patella

_patella() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]}
  local look='--color --ascii --width --help' options='' words=''
  COMPREPLY=()

  # Bash makes "=" a word of its own.
  [[ $word == '=' ]] && word=''
  [[ $before == '=' ]] && before=${COMP_WORDS[COMP_CWORD - 2]}

  if ((COMP_CWORD == 1)); then
    mapfile -t COMPREPLY < <(compgen -W 'check report replay validate explain schema --help --version' -- "$word")
    return
  fi

  case $before in
    --format)
      case $command in
        report) words='text markdown html csv json' ;;
        replay) words='text csv json' ;;
        *) words='text json' ;;
      esac ;;
    --every) words='day run week' ;;
    --weeks) words='4 12 26 52 104' ;;
    --units) words='metric imperial' ;;
    --color) words='auto always never' ;;
    --week-start) words='monday tuesday wednesday thursday friday saturday sunday' ;;
    --as-of | --from | --to) words=$(date +%F) ;;
    --width) words='80 100' ;;
    --policy | --out) mapfile -t COMPREPLY < <(compgen -f -- "$word") && return ;;
  esac
  if [[ -n $words ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
    return
  fi

  case $command in
    check) options="--as-of --policy --week-start --format --exit-code --units $look" ;;
    report) options="--weeks --from --to --all --as-of --policy --week-start --format --out --exit-code --units $look" ;;
    replay) options="--every --from --to --against-injuries --policy --week-start --format --out --units $look" ;;
    validate) options=$look ;;
    explain) options="--policy $look" ;;
    schema) options='--help' ;;
  esac
  if [[ $word == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")
  elif [[ $command == explain ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$(patella explain --ascii --color never 2>/dev/null | grep -oE '^[a-z]+(-[a-z]+)*')" -- "$word")
  elif [[ $command =~ ^(check|report|replay|validate)$ ]]; then
    mapfile -t COMPREPLY < <(compgen -f -- "$word")
  fi
}

complete -o filenames -F _patella patella
