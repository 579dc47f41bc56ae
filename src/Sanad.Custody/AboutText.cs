namespace Sanad.Custody;

/// <summary>CASEBOOK.txt: what the folder is, and how to check it without this program.</summary>
internal static class AboutText
{
    public static string For(string casebook) => Text.Replace("{id}", casebook, StringComparison.Ordinal).Replace("{chain}", Chain, StringComparison.Ordinal).ReplaceLineEndings("\n");

    /// <summary>The same for a casebook in which a writer has more than one branch: every check covers forks/ too.</summary>
    public static string WithForks(string casebook) => ForksText.Replace("{id}", casebook, StringComparison.Ordinal).ReplaceLineEndings("\n");

    private const string Chain = "cat journal/*/*.commit | sha256sum -c --strict --quiet -";

    // A commit is named as in its main branch, wherever it lies in this copy: a line must be that of some branch. What only commits say is printed, since it occurs once.
    private const string ChainOfForks = """
        { cat journal/*/*.commit forks/*/*/*.commit | grep -v '^#' | sort -u; find . -type f \( -path './journal/*' -o -path './forks/*' -o -path './receipts/*' \) -exec sha256sum {} + | sed 's|  \./|  |; s|  forks/\([^/]*\)/[^/]*/|  journal/\1/|' | sort -u | sed p; } | sort | uniq -u
        """;

    private static string ForksText => Forked.Aggregate(Text.Replace("{chain}", ChainOfForks, StringComparison.Ordinal), (text, pair) => text.Replace(pair.Plain, pair.Branches, StringComparison.Ordinal));

    private static readonly (string Plain, string Branches)[] Forked =
    [
        .. new[] { "entries.jsonl", "leaves", "commit.sig" }.Select(end => ($"journal/*/*.{end}", $"journal/*/*.{end} forks/*/*/*.{end}")),
        ("for c in journal/*/*.commit;", "for c in journal/*/*.commit forks/*/*/*.commit;"),
        ("w=$(basename \"$(dirname \"$c\")\");", "w=$(echo \"$c\" | cut -d/ -f2);"),
        ("journal/          entries", "forks/            another branch of a writer whose key was used in two places: by a restored copy, or by a thief\njournal/          entries"),
    ];

    /// <summary>Puts the text of this version, with forks where there are some, in place of an older one.</summary>
    public static void Refresh(Layout layout, string casebook)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(layout.Forks().Count > 0 ? WithForks(casebook) : For(casebook));
        if (File.Exists(layout.About) && File.ReadAllBytes(layout.About).AsSpan().SequenceEqual(bytes))
            return;
        Disk.Durable.Write(layout.About, bytes);
        Disk.Durable.FlushFolder(layout.Root);
    }

    private const string Text = """
        This folder is a Sanad casebook: originals as they were received, and a signed journal of what was done with them.

        format 1
        casebook {id}

        IT IS NOT ENCRYPTED. Whoever can read this folder can read every original and every entry in it, names included.
        Keep it on an encrypted disk, and give copies only to people you would give the originals to. How, in a line each:
          Linux: choose disk encryption (LUKS) when installing, or for a USB stick: Disks > Format > "LUKS + Ext4"
          Windows: Settings > Device encryption, or BitLocker      macOS: System Settings > Privacy & Security > FileVault
          any of them, also on a stick that all can read: a VeraCrypt volume

        objects/sha256/   originals, byte exact; the file name is the SHA-256 of the bytes
        journal/          entries (*.entries.jsonl), their hashes (*.leaves), signed commits (*.commit, *.commit.sig)
        keys/             public keys of those who may write; private keys are never here
        receipts/         what time-stamp authorities signed for commits (*.tsr), and the certificates they are held against (ca/)
        index.db          can be deleted and rebuilt; never evidence

        To check it with other people's tools (a POSIX shell, GNU sha256sum, OpenSSH 9, Perl), run these here. Each prints nothing but
        what it found wrong, except the signatures, which are listed as good or bad one by one.

        1. No commit, and nothing that a commit names, was altered or removed:
        {chain}

        2. Every commit was signed by someone who may write:
        for c in journal/*/*.commit; do w=$(basename "$(dirname "$c")"); t=$(sed -n 's/^# time //p' "$c" | tr -d ':TZ-')Z; p=$(grep -F "@$w " keys/allowed_signers | cut -d' ' -f1); ssh-keygen -Y verify -f keys/allowed_signers -I "${p:-nobody}" -n sanad-commit-1 -O verify-time="$t" -r keys/revoked -s "$c.sig" < "$c" || echo "BAD $c"; done

        3. Every entry is the one that was sealed:
        for e in journal/*/*.entries.jsonl; do perl -MDigest::SHA=sha256_hex -ne 'print /^!([0-9a-f]{64})$/ ? "$1\n" : sha256_hex("\0$_")."\n"' < "$e" | cmp - "${e%.entries.jsonl}.leaves"; done

        4. Every original still has the bytes that its name says:
        find objects/sha256 -type f -exec sha256sum {} + | sed 's|  .*/|  |' | awk '$1 != $2 { print "ALTERED", $2 }'

        5. Files that no commit names (a planted file passes the checks above):
        for f in journal/*/*.entries.jsonl journal/*/*.leaves journal/*/*.commit.sig; do test -e "${f%%.*}.commit" || echo "NOT SEALED $f"; done

        6. Originals that an entry names and that are gone, but for those that a signed decision (redact.*) took away:
        grep -hE '"type":"(capture|derive)"' journal/*/*.entries.jsonl | grep -oE '"(sha256|original|input|output)":"[0-9a-f]{64}"' | cut -d'"' -f4 | sort -u | while read -r h; do test -e "objects/sha256/$(printf %.2s "$h")/$h" || grep -qE '"type":"redact\.(destroy|forget|seal)".*"'"$h" journal/*/*.entries.jsonl || echo "GONE $h"; done

        7. Originals that no entry names (those that are named occur at least twice in what is counted here):
        { grep -ohE '"[0-9a-f]{64}"' journal/*/*.entries.jsonl | tr -d '"' | sed p; find objects/sha256 -type f | sed 's|.*/||'; } | sort | uniq -u

        8. Receipts: each was signed for its commit, by someone for whom a certificate in receipts/ca vouched at that time:
        for r in receipts/*/*.tsr; do test -e "$r" || continue; w=$(basename "$(dirname "$r")"); n=$(basename "$r" | cut -c1-6); t=$(date -u -d "$(openssl ts -reply -in "$r" -text 2>/dev/null | sed -n 's/^Time stamp: //p' | sed 's/[.][0-9]*//')" +%s); ok=; for c in journal/"$w"/"$n".commit forks/"$w"/*/"$n".commit; do for a in receipts/ca/*.pem; do test -e "$c" && openssl ts -verify -data "$c" -in "$r" -CAfile "$a" -attime "$t" >/dev/null 2>&1 && ok=1; done; done; test "$ok" || echo "BAD $r"; done

        A commit with a good receipt existed by the time in it (openssl ts -reply -in FILE -text), and so did every commit that it names, and
        those that these name. Compare receipts/ca with what the authority itself publishes: a receipt is worth as much as that certificate.

        What these checks cannot show: that nothing was cut off the end since the last time anyone else acknowledged it, that all writers
        were not rolled back together, or that the whole casebook was not made anew with other keys. For that, compare one fact kept
        elsewhere: the casebook id above, a time-stamp receipt, the last commits as printed in a report, or a partner's copy.
        Times in commits are claimed by the writer's clock; only a time-stamp receipt proves one.

        """;
}
