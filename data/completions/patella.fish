# fish completion for patella

function __patella_rules
    patella explain --ascii --color never 2>/dev/null | string match -rg '^([a-z]+(?:-[a-z]+)*)'
end

complete -c patella -f
complete -c patella -n __fish_use_subcommand -a check -d 'keep running, reduce or stop, and why'
complete -c patella -n __fish_use_subcommand -a validate -d 'say what is wrong with a log, all of it at once'
complete -c patella -n __fish_use_subcommand -a explain -d 'what the rules ask, their numbers and their sources'
complete -c patella -n __fish_use_subcommand -a schema -d 'print the JSON Schema of the training log'
complete -c patella -n __fish_use_subcommand -l version -d 'print the version'
complete -c patella -l help -d 'print a short help'

set -l look '__fish_seen_subcommand_from check validate explain'
complete -c patella -n $look -l color -x -a 'auto always never' -d 'when to use colours'
complete -c patella -n $look -l ascii -d 'plain ASCII characters only'
complete -c patella -n $look -l width -x -a '80 100' -d 'longest line'

set -l policy '__fish_seen_subcommand_from check explain'
complete -c patella -n $policy -l policy -r -F -d 'thresholds of your own'

set -l check '__fish_seen_subcommand_from check'
complete -c patella -n $check -l as-of -x -a '(date +%F)' -d 'answer as of the end of this day'
complete -c patella -n $check -l week-start -x -a 'monday tuesday wednesday thursday friday saturday sunday' -d 'first day of the calendar week'
complete -c patella -n $check -l format -x -a 'text json' -d 'what the answer looks like'
complete -c patella -n $check -l exit-code -d 'tell the verdict by the exit status too'
complete -c patella -n $check -l units -x -a 'metric imperial' -d 'units of the answer'

complete -c patella -n '__fish_seen_subcommand_from check validate' -F
complete -c patella -n '__fish_seen_subcommand_from explain' -a '(__patella_rules)'
