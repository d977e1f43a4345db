# zsh -f complete.zsh SCRIPT LINE: what SCRIPT completes at the end of LINE, one a line.
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "stty -echo; PS1=; PROMPT_EOL_MARK="
zpty -w shell "autoload -Uz compinit && compinit -D -u; source ${(q)1}"
zpty -w shell '
compadd() {
  if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then builtin compadd "$@"; return $?; fi
  local -a hits
  builtin compadd -A hits "$@"
  print -rl -- "offers "$^hits
  return 0
}
done-with-it() { print -r -- "that is all"; exit }
comppostfuncs=(done-with-it)
bindkey "^I" complete-word
print "it is ready"'
zpty -r -m shell line '*it is ready*'
zpty -n -w shell "$2"$'\t'
zpty -r -m shell line '*that is all*'
for each in ${(f)line}; do
  each=${each//$'\r'/}
  [[ $each == *offers\ * ]] && print -r -- ${each##*offers }
done
