# fish complete.fish SCRIPT LINE: what SCRIPT completes at the end of LINE, one a line.
source $argv[1]
complete -C $argv[2] | string replace -r '\t.*' ''
