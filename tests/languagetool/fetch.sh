#!/usr/bin/env bash
# Fetches the LanguageTool server from Maven Central into FOLDER/LanguageTool-6.8: fetch.sh [FOLDER], by default
# ~/.cache/article-checker. With LTP_PATH=FOLDER it is found. Needs Java 17 and Maven; a second run does nothing.
set -euo pipefail
version=6.8
folder=${1:-${XDG_CACHE_HOME:-$HOME/.cache}/article-checker}
server=$folder/LanguageTool-$version

if [[ ! -f $server/languagetool-server.jar ]]; then
    here=$(cd "$(dirname "$0")" && pwd)
    mkdir -p "$folder"
    draft=$(mktemp -d "$folder/fetching.XXXXXX")
    trap 'rm -rf "$draft"' EXIT
    mvn --quiet --batch-mode -Dstyle.color=never --file "$here/pom.xml" -Dlanguagetool.version="$version" \
        dependency:copy-dependencies -DincludeScope=runtime -Dmdep.stripVersion=true -DoutputDirectory="$draft/libs" >&2
    mv "$draft/libs/languagetool-server.jar" "$draft"  # its manifest names libs/*.jar
    chmod 755 "$draft"
    mv "$draft" "$server"
    trap - EXIT
fi
echo "$server"
