using System.Globalization;
using System.Text;

namespace Sanad.Custody.Bags;

/// <summary>VERIFY.txt and verify.sh: the same commands, once for people and once for a shell.</summary>
internal static class BagTexts
{
    // Whatever the sender chose reaches a program only as text, as a quoted argument that begins with a known folder, or after ./ with every byte replaced that a shell or
    // xargs reads as more than a letter: no name is an option, a second name, a path of the disk or a command.
    /// <summary>What each shows, and the command. Each prints only what it finds wrong; the last prints facts.</summary>
    public static readonly IReadOnlyList<(string Shows, string Command)> Commands =
    [
        ("plain names and plain files only", """{ LC_ALL=C find . \( -name '*[!A-Za-z0-9._-]*' -o ! -type f ! -type d \) -print; LC_ALL=C grep -avnxE '([0-9a-f]{64}|[0-9a-f]{128})  (\.*[A-Za-z0-9_-][A-Za-z0-9._-]*/)*\.*[A-Za-z0-9_-][A-Za-z0-9._-]*' manifest-sha256.txt manifest-sha512.txt tagmanifest-sha256.txt tagmanifest-sha512.txt; } | LC_ALL=C tr -c '\n -~' '?' | sed 's/^/BAD NAME /'"""),
        ("SHA-256 of every file", """{ sort -u manifest-sha256.txt tagmanifest-sha256.txt; cut -c67- manifest-sha256.txt tagmanifest-sha256.txt | LC_ALL=C tr -c 'A-Za-z0-9._/\n-' '?' | sed 's|^|./|' | xargs openssl dgst -sha256 -r | sed 's| \*\./|  |' | sort -u; } | sort | uniq -u"""),
        ("SHA-512 of every file", """{ sort -u manifest-sha512.txt tagmanifest-sha512.txt; cut -c131- manifest-sha512.txt tagmanifest-sha512.txt | LC_ALL=C tr -c 'A-Za-z0-9._/\n-' '?' | sed 's|^|./|' | xargs openssl dgst -sha512 -r | sed 's| \*\./|  |' | sort -u; } | sort | uniq -u"""),
        ("nothing missing, nothing unlisted", """{ { cut -c67- manifest-sha256.txt tagmanifest-sha256.txt; printf '%s\n' tagmanifest-sha256.txt tagmanifest-sha512.txt signature/tagmanifest-sha256.txt.sig; } | sort -u; find . ! -type d | sed 's|^\./||'; } | sort | uniq -u"""),
        ("both manifests name the same files", """{ cut -c67- manifest-sha256.txt tagmanifest-sha256.txt | sort -u; cut -c131- manifest-sha512.txt tagmanifest-sha512.txt | sort -u; } | sort | uniq -u"""),
        ("nothing foreign in the folder", """ls -A | grep -vxE '(bag-info|bagit|manifest-sha256|manifest-sha512|tagmanifest-sha256|tagmanifest-sha512|VERIFY)\.txt|data|proofs|signature|verify\.sh'; find . -type d -exec sh -c 'for d; do test -n "$(ls -A "$d")" || printf "EMPTY %s\n" "$d"; done' sh {} +"""),
        ("signature over the list of files", """s=$(mktemp) && sed 's/"sanad-commit-1"/"sanad-bag-1"/' data/keys/allowed_signers > "$s"; ssh-keygen -Y verify -f "$s" -I "$(sed -n 's/^Sanad-Signed-By: //p' bag-info.txt)" -n sanad-bag-1 -O verify-time="$(sed -n 's/^Sanad-Bagging-Time: //p' bag-info.txt | tr -d ':TZ-')Z" -r data/keys/revoked -s signature/tagmanifest-sha256.txt.sig < tagmanifest-sha256.txt > /dev/null 2>&1 || echo "BAD SIGNATURE"; rm -f "$s"; sed '1s/^-----BEGIN SSH SIGNATURE-----$//; $s/^-----END SSH SIGNATURE-----$//' signature/tagmanifest-sha256.txt.sig | LC_ALL=C grep -qvxE '[A-Za-z0-9+/=]*' && echo "WORDS IN THE SIGNATURE"; LC_ALL=C grep -vxE '[a-z0-9.-]+@[0-9a-f]{16} namespaces="sanad-commit-1"(,valid-before="[0-9]{14}Z")? ecdsa-sha2-nistp256 [A-Za-z0-9+/=]+' data/keys/allowed_signers; cut -d' ' -f4 data/keys/allowed_signers | while read -r k; do grep -rhE '"type":"(casebook.create|key.add)"' data/journal $(ls -d data/forks 2> /dev/null) | grep -qF -e "$k\"" || echo "SIGNER WITHOUT AN ENTRY"; done"""),
        ("commits and what they name", """(cd data && { find . -type f \( -path './journal/*.commit' -o -path './forks/*.commit' \) -exec cat {} + | grep -v '^#' | sort -u; find . -type f \( -path './journal/*' -o -path './forks/*' -o -path './receipts/*' \) -exec sha256sum {} + | sed 's|  \./|  |; s|  forks/\([^/]*\)/[^/]*/|  journal/\1/|' | sort -u | sed p; } | sort | uniq -u)"""),
        ("signatures of commits", EachCommit("""test -z "$l" || { test -n "$v" && test "$t" -gt "$v"; } || ssh-keygen -Y verify -f data/keys/allowed_signers -I "${l%% *}" -n sanad-commit-1 -O verify-time="${t}Z" -r data/keys/revoked -s "$c.sig" < "$c" > /dev/null 2>&1 || printf "BAD %s\n" "$c" """)),
        ("entries and withheld entries", """find data -type f \( -path 'data/journal/*.entries.jsonl' -o -path 'data/forks/*.entries.jsonl' \) -exec perl -MDigest::SHA=sha256_hex -e 'for my $e (@ARGV) { my $s = ""; my $h = "-"; (my $l = $e) =~ s/entries\.jsonl$/leaves/; if (open my $f, "<", $e) { $h = join "", map { /^!([0-9a-f]{64})$/ ? "$1\n" : sha256_hex("\0$_") . "\n" } <$f> } if (open my $g, "<", $l) { local $/; $s = <$g> } print "BAD $e\n" unless $s eq $h }' {} +"""),
        ("names of originals", """grep '  data/objects/' manifest-sha256.txt | awk '{ n = $2; sub(".*/", "", n); if (n != $1) print "ALTERED", $2 }'"""),
        ("proofs of exhibits", """find proofs -type f -name '*.txt' -exec perl -MDigest::SHA=sha256 -MMIME::Base64 -ne 'BEGIN { local $/; open my $f, "<", "data/keys/allowed_signers"; $k = <$f> } $x = $1 if /^# exhibit (.*)/; $c = $1 if /^# commit (.*)/; $t = $1 if /^# tree (.*)/; if (/^\{/) { $e = $_; $h = sha256("\0$_") } $h = sha256("\1" . pack("H*", $1) . $h) if /^left (.*)/; $h = sha256("\1" . $h . pack("H*", $1)) if /^right (.*)/; if (eof) { my $s = ""; if ($c =~ m{^(?:journal|forks)/([0-9a-f]{16})/(?:[0-9a-f]{16}/)?[0-9]+\.commit$} && index($k, "\@$1 ") > 0 && open my $f, "<", "data/$c") { local $/; $s = <$f> } my $r = encode_base64($h, ""); print "BAD $ARGV\n" unless $ARGV eq "proofs/$x.txt" && index($e, "\"$x\"") > 0 && $t =~ /^\d+ \Q$r\E$/ && index($s, "\n# tree $t\n") > 0; $x = $c = $t = $e = $h = "" }' {} +"""),
        ("size and number of files", """test "$(find data -type f | perl -lne '$b += -s; $n++; END { print "$b.$n" }')" = "$(sed -n 's/^Payload-Oxum: //p' bag-info.txt)" || echo "OTHER PAYLOAD THAN STATED" """),
        ("facts to compare", """sed -n '/^Sanad-/p' bag-info.txt | LC_ALL=C tr -c '\n -~' '?'; openssl dgst -sha256 -r tagmanifest-sha256.txt; """ + EachCommit("""{ test -n "$l" && { test -z "$v" || test "$t" -le "$v"; }; } || printf "COUNTS FOR NOTHING %s\n" "$c" """)),
    ];

    // For each commit file $c: its time $t, and of its writer the line $l among those who may write and the time $v until when, if its key has ended. Without a line, as after the
    // key was revoked, and later than $v a commit counts for nothing.
    private static string EachCommit(string then) =>
        """find data -type f \( -path 'data/journal/*.commit' -o -path 'data/forks/*.commit' \) -exec sh -c 'for c; do l=$(grep -F -e "@$(printf %s "$c" | cut -d/ -f3) " data/keys/allowed_signers); t=$(sed -n "s/^# time //p" "$c" | tr -d ":TZ-"); v=$(printf "%s\n" "$l" | sed -n "s/.*,valid-before=\"\([0-9]*\)Z\".*/\1/p"); """
        + then.Trim() + "; done' sh {} +";

    public static string Verify { get; } = Template().Replace("{commands}", string.Join("\n\n", Commands.Select((c, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {c.Shows}:\n{c.Command.Trim()}"))), StringComparison.Ordinal);

    public static string Script { get; } = MakeScript();

    private static string MakeScript()
    {
        var script = new StringBuilder("""
            #!/bin/sh
            # Runs the commands of VERIFY.txt on this bag and says of each what it found. Writes nothing into the bag.
            # Exit status: 0 nothing wrong was found, 1 something was, 2 a program is missing.
            cd "$(dirname "$0")" || exit 2
            LC_ALL=C
            export LC_ALL
            for program in awk openssl perl sha256sum ssh-keygen; do
              command -v "$program" > /dev/null || { echo "This needs the program $program."; exit 2; }
            done
            wrong=0
            run() {
              found=$("check$1" 2>&1 | tr -c '\n -~' '?')
              if test -z "$found"; then
                printf 'ok     %2d. %s\n' "$1" "$2"
              else
                printf 'WRONG  %2d. %s\n%s\n' "$1" "$2" "$found"
                wrong=1
              fi
            }

            """.ReplaceLineEndings("\n"));
        for (var i = 0; i < Commands.Count; i++)
            script.Append(CultureInfo.InvariantCulture, $"check{i + 1}() {{\n{Commands[i].Command.Trim()}\n}}\n");
        for (var i = 0; i < Commands.Count - 1; i++)
            script.Append(CultureInfo.InvariantCulture, $"run {i + 1} '{Commands[i].Shows}'\n{(i == 0 ? "test $wrong = 0 || exit 1\n" : "")}");
        script.Append(CultureInfo.InvariantCulture, $"echo\necho 'Compare these facts with what you were told by another way:'\ncheck{Commands.Count}\n");
        return script.Append("exit $wrong\n").ToString();
    }

    private static string Template()
    {
        using var stream = typeof(BagTexts).Assembly.GetManifestResourceStream("VERIFY.txt")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
