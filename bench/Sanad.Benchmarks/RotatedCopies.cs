using System.Globalization;
using System.Text;

namespace Sanad.Benchmarks;

/// <summary>
/// A list as large as wanted, of copies of one list of people: in each copy other letters stand for those of names and places (an alphabet in an order of its own, rotated),
/// birth dates stay, so that copies share birthdays and nothing else. Ids and the column that says who is one person get the number of their copy.
/// </summary>
internal static class RotatedCopies
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";
    private static readonly string[] Numbered = ["unique_id", "cluster"];
    private static readonly string[] Kept = ["dob", "gender"];

    /// <summary>Writes so many records, unless the file is there.</summary>
    public static void Write(string original, string to, int records)
    {
        if (File.Exists(to))
            return;
        var lines = File.ReadAllLines(original);
        var columns = lines[0].Split(',');
        using var copies = new StreamWriter(to + ".part");
        copies.WriteLine(lines[0]);
        for (var (record, alphabet) = (0, Letters); record < records; record++)
        {
            var (copy, line) = Math.DivRem(record, lines.Length - 1);
            alphabet = line == 0 ? AlphabetOf(copy) : alphabet;
            copies.WriteLine(Written(lines[1 + line], copy, alphabet, columns));
        }
        copies.Close();
        File.Move(to + ".part", to);
    }

    // Every 26 copies the letters get another order.
    private static string AlphabetOf(int copy)
    {
        var letters = Letters.ToCharArray();
        if (copy >= letters.Length)
            new Random(copy / letters.Length).Shuffle(letters);
        var key = copy % letters.Length;
        return string.Concat(letters[key..].Concat(letters[..key]));
    }

    private static string Written(string line, int copy, string alphabet, string[] columns)
    {
        var (written, column, isQuoted) = (new StringBuilder(line.Length + 8), 0, false);
        for (var i = 0; i < line.Length; i++)
        {
            if ((i == 0 || (line[i - 1] == ',' && !isQuoted)) && Numbered.Contains(columns[column]))
                written.Append(CultureInfo.InvariantCulture, $"{copy}-");
            isQuoted ^= line[i] == '"';
            var isLetter = line[i] is >= 'a' and <= 'z' && !Kept.Contains(columns[column]) && !Numbered.Contains(columns[column]);
            written.Append(isLetter ? alphabet[line[i] - 'a'] : line[i]);
            column += line[i] == ',' && !isQuoted ? 1 : 0;
        }
        return written.ToString();
    }
}
