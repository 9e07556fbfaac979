# shellcheck shell=bash
# Reads the result files of the test runner. Nothing here depends on the language of its messages.

# shellcheck disable=SC2016  # awk, not shell
TRX_FUNCTIONS='
function attribute(name,   start, rest) {
  start = index($0, " " name "=\"")
  if (!start) return ""
  rest = substr($0, start + length(name) + 3)
  return substr(rest, 1, index(rest, "\"") - 1)
}
function plain(text) {
  gsub(/&lt;/, "<", text); gsub(/&gt;/, ">", text); gsub(/&quot;/, "\"", text); gsub(/&#x?[0-9A-Fa-f]+;/, " ", text)
  gsub(/&apos;/, "\047", text); gsub(/&amp;/, "\\&", text)
  return text
}
function verdict(   outcome) {
  outcome = attribute("outcome")
  if (outcome ~ /^Passed/) return "passed"
  if (outcome == "NotExecuted" || outcome == "NotRunnable" || outcome == "Pending" || outcome == "Inconclusive") return "skipped"
  return "failed"
}'

# trx_counts FILE...: "passed failed skipped"
trx_counts() {
  awk "$TRX_FUNCTIONS"'
    BEGIN { RS = "<" }
    /^UnitTestResult[ \t\r\n]/ { count[verdict()]++ }
    END { print count["passed"] + 0, count["failed"] + 0, count["skipped"] + 0 }' "$@"
}

# trx_failed FILE...: one name per line
trx_failed() {
  awk "$TRX_FUNCTIONS"'
    BEGIN { RS = "<" }
    /^UnitTestResult[ \t\r\n]/ { if (verdict() == "failed") print plain(attribute("testName")) }' "$@"
}

# trx_aborted FILE: whether the runner reports that the test process ended early. The lines about
# failed tests, which xunit repeats there, do not count.
trx_aborted() {
  awk "$TRX_FUNCTIONS"'
    BEGIN { RS = "<" }
    /^RunInfo[ \t\r\n]/ { error = attribute("outcome") == "Error" }
    /^Text>/ { if (error && $0 !~ /^Text>[ \t\r\n]*\[xUnit\.net/) found = 1; error = 0 }
    END { exit !found }' "$1"
}
