# bash completion for patella

_patella() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]}
  local look='--color --ascii --width --help' options='' words=''
  COMPREPLY=()

  # Bash makes "=" a word of its own.
  [[ $word == '=' ]] && word=''
  [[ $before == '=' ]] && before=${COMP_WORDS[COMP_CWORD - 2]}

  if ((COMP_CWORD == 1)); then
    mapfile -t COMPREPLY < <(compgen -W 'check add import report replay validate explain schema --help --version' -- "$word")
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
    --date) words="today yesterday $(date +%F)" ;;
    --workout) words='easy long tempo intervals hills race walk_run' ;;
    --site) words='knee knee_left knee_right' ;;
    --rehab) words='yes no' ;;
    --sport) words='running run trail_run treadmill virtual_run track_run walk hike ride swim strength other' ;;
    --assume-sport) words='run trail_run treadmill virtual_run track_run walk hike ride swim strength other' ;;
    --utc-offset) words='+00:00 +01:00 +02:00 -05:00 -08:00' ;;
    --as-of | --from | --to | --since) words=$(date +%F) ;;
    --width) words='80 100' ;;
    --policy | --out | --into) mapfile -t COMPREPLY < <(compgen -f -- "$word") && return ;;
  esac
  if [[ -n $words ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
    return
  fi

  case $command in
    check) options="--as-of --policy --week-start --format --exit-code --units $look" ;;
    add)
      options="--into --replace --date --notes --time --ascent --descent --steep --cadence --rpe --workout --sure --pain --start-pain --end-pain
        --settled --next-morning --limp --no-limp --site --morning --stairs --sitting --rest
        --swelling --no-swelling --gave-way --no-gave-way --feels-weak --no-feels-weak --locked --no-locked --cannot-bear-weight --no-cannot-bear-weight
        --trauma --no-trauma --hot-red --no-hot-red --fever --no-fever --calf-swelling --no-calf-swelling --night-pain --no-night-pain
        --low-energy --no-low-energy
        --sleep --rehab --policy --exit-code --units $look" ;;
    import)
      options="--into --dry-run --strict --quiet --since --sport --assume-sport --keep-duplicates --utc-offset
        --max-mb --max-points --max-files --max-archives --max-nesting $look" ;;
    report) options="--weeks --from --to --all --as-of --policy --week-start --format --out --force --exit-code --units $look" ;;
    replay) options="--every --from --to --against-injuries --policy --week-start --format --out --force --units $look" ;;
    validate) options=$look ;;
    explain) options="--policy $look" ;;
    schema) options='--help' ;;
  esac
  if [[ $word == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")
  elif [[ $command == explain ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$(patella explain --ascii --color never 2>/dev/null | grep -oE '^[a-z]+(-[a-z]+)*')" -- "$word")
  elif [[ $command == add && $COMP_CWORD -eq 2 ]]; then
    mapfile -t COMPREPLY < <(compgen -W 'run trail_run treadmill virtual_run track_run walk hike ride swim strength other checkin pain' -- "$word")
  elif [[ $command =~ ^(check|import|report|replay|validate)$ ]]; then
    mapfile -t COMPREPLY < <(compgen -f -- "$word")
  fi
}

complete -o filenames -F _patella patella
