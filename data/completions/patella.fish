# fish completion for patella

function __patella_rules
    patella explain --ascii --color never 2>/dev/null | string match -rg '^([a-z]+(?:-[a-z]+)*)'
end

complete -c patella -f
complete -c patella -n __fish_use_subcommand -a check -d 'keep running, reduce or stop, and why'
complete -c patella -n __fish_use_subcommand -a report -d 'the weeks so far as a table or a page, with the answer of today'
complete -c patella -n __fish_use_subcommand -a replay -d 'what would have been said on every day so far'
complete -c patella -n __fish_use_subcommand -a validate -d 'say what is wrong with a log, all of it at once'
complete -c patella -n __fish_use_subcommand -a explain -d 'what the rules ask, their numbers and their sources'
complete -c patella -n __fish_use_subcommand -a schema -d 'print the JSON Schema of the training log'
complete -c patella -n __fish_use_subcommand -l version -d 'print the version'
complete -c patella -l help -d 'print a short help'

set -l look '__fish_seen_subcommand_from check report replay validate explain'
complete -c patella -n $look -l color -x -a 'auto always never' -d 'when to use colours'
complete -c patella -n $look -l ascii -d 'plain ASCII characters only'
complete -c patella -n $look -l width -x -a '80 100' -d 'longest line'

set -l policy '__fish_seen_subcommand_from check report replay explain'
complete -c patella -n $policy -l policy -r -F -d 'thresholds of your own'

set -l answers '__fish_seen_subcommand_from check report replay'
complete -c patella -n $answers -l week-start -x -a 'monday tuesday wednesday thursday friday saturday sunday' -d 'first day of the calendar week'
complete -c patella -n $answers -l units -x -a 'metric imperial' -d 'units of the answer'

set -l verdict '__fish_seen_subcommand_from check report'
complete -c patella -n $verdict -l as-of -x -a '(date +%F)' -d 'answer as of the end of this day'
complete -c patella -n $verdict -l exit-code -d 'tell the verdict by the exit status too'

set -l past '__fish_seen_subcommand_from report replay'
complete -c patella -n $past -l from -x -a '(date +%F)' -d 'begin here'
complete -c patella -n $past -l to -x -a '(date +%F)' -d 'end here'
complete -c patella -n $past -l out -r -F -d 'write the answer into this file'

complete -c patella -n '__fish_seen_subcommand_from check' -l format -x -a 'text json' -d 'what the answer looks like'

set -l report '__fish_seen_subcommand_from report'
complete -c patella -n $report -l format -x -a 'text markdown html csv json' -d 'what the answer looks like'
complete -c patella -n $report -l weeks -x -a '4 12 26 52 104' -d 'how many weeks'
complete -c patella -n $report -l all -d 'every week of the log'

set -l replay '__fish_seen_subcommand_from replay'
complete -c patella -n $replay -l format -x -a 'text csv json' -d 'what the answer looks like'
complete -c patella -n $replay -l every -x -a 'day run week' -d 'which days'
complete -c patella -n $replay -l against-injuries -d 'hold what was said against the injuries in the logs'

complete -c patella -n '__fish_seen_subcommand_from check report replay validate' -F
complete -c patella -n '__fish_seen_subcommand_from explain' -a '(__patella_rules)'
