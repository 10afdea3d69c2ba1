#!/usr/bin/env bash
# Fetches the LanguageTool server from Maven Central: fetch.sh [FOLDER], by default ~/.cache/article-checker. It comes to
# stand in FOLDER/LanguageTool-6.8; setting LTP_PATH to FOLDER makes it known. Needs Java 17 and Maven; a second run does nothing.
set -euo pipefail
version=6.8
folder=${1:-${XDG_CACHE_HOME:-$HOME/.cache}/article-checker}
server=$folder/LanguageTool-$version

if [[ ! -f $server/languagetool-server.jar ]]; then
    here=$(cd "$(dirname "$0")" && pwd)
    mkdir -p "$folder"
    draft=$(mktemp -d "$folder/fetching.XXXXXX")
    trap 'rm -rf "$draft"' EXIT
    mvn --quiet --batch-mode --file "$here/pom.xml" -Dlanguagetool.version="$version" dependency:copy-dependencies \
        -DincludeScope=runtime -Dmdep.stripVersion=true -DoutputDirectory="$draft/libs"
    mv "$draft/libs/languagetool-server.jar" "$draft"  # its manifest names libs/*.jar
    mv -T "$draft" "$server"
    trap - EXIT
fi
echo "$server"
