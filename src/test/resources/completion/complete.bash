# bash complete.bash SCRIPT LINE: what SCRIPT completes at the end of LINE, one a line.
source "$1"
COMP_LINE=$2
COMP_POINT=${#2}
read -ra COMP_WORDS <<<"$2"
case $2 in *' ') COMP_WORDS+=('') ;; esac
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
# It is for an interactive shell alone.
compopt() { :; }
$(complete -p vfrace | sed 's/.*-F \([^ ]*\) .*/\1/')
printf '%s\n' "${COMPREPLY[@]}"
