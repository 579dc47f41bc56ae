using System.Diagnostics;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Sanad.Language.Tests;

public sealed class TokenizerTests(ITestOutputHelper output)
{
    private static string Cut(string text) => string.Join(" | ", Tokenizer.Tokenize(text, new(0, text.Length)).Select(token => token.Folded.Replace("\n", "¶")));

    [Theory]
    [InlineData("in 2014.A series", "in | 2014 | . | a | series")]
    [InlineData("the U.S. and U.K.", "the | u.s. | and | u.k.")]
    [InlineData("1,500-person toll", "1500 | - | person | toll")]
    [InlineData("Iran’s mullahs’ regime", "iran | 's | mullahs | ' | regime")]
    [InlineData("don't", "don't")]
    [InlineData("on the 22nd, in the 1980s, ward 2A, 5pm", "on | the | 22nd | , | in | the | 1980s | , | ward | 2a | , | 5pm")]
    [InlineData("1988massacre ۱۵نفر PK5", "1988 | massacre | 15 | نفر | pk5")]
    [InlineData("31.05.2020 31/05/2020", "31 | . | 05 | . | 2020 | 31 | / | 05 | / | 2020")]
    [InlineData("می‌شود ۱٬۵۰۰ نفر،", "میشود | 1500 | نفر | ,")]
    [InlineData("a\nb \n \n c", "a | ¶ | b | ¶¶ | c")]
    [InlineData("3.5 22,23 1,00,000 1.500.000", "3.5 | 22 | , | 23 | 100000 | 1500000")]
    public void Text_is_cut_where_a_reader_would(string text, string tokens) => Cut(text).ShouldBe(tokens);

    [Fact]
    public void Spans_are_offsets_in_the_whole_text()
    {
        const string text = "skip: Evin’s ward";
        foreach (var token in Tokenizer.Tokenize(text, new(6, text.Length)))
            Folding.Fold(token.Span.In(text)).ShouldBe(token.Folded);
    }

    [Fact]
    public void Every_character_that_is_no_space_is_in_exactly_one_token() => Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
    {
        text = (text ?? "") + "a\u200Cb 😀𐎠𐎡 12\n";
        var at = 0;
        foreach (var token in Tokenizer.Tokenize(text, new(0, text.Length)))
        {
            IsNothing(text, at, token.Span.Start).ShouldBeTrue();
            (token.Span.Length > 0).ShouldBeTrue();
            at = token.Span.End;
        }
        return IsNothing(text, at, text.Length);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Five_megabytes_take_about_a_second()
    {
        var one = "The ministry said on 15 November that at least 1,500 people had been killed in Tehran’s streets.\nاعلام شد که ۲۳ نفر کشته شدند. ";
        var text = new StringBuilder();
        while (text.Length < 5_000_000)
            text.Append(one);
        var big = text.ToString();
        Tokenizer.Tokenize(big, new(0, 100_000));
        var clock = Stopwatch.StartNew();
        var count = Tokenizer.Tokenize(big, new(0, big.Length)).Count;
        output.WriteLine($"{count} tokens, {Encoding.UTF8.GetByteCount(big) / clock.Elapsed.TotalSeconds / 1e6:0.0} MB/s");
        clock.Elapsed.TotalSeconds.ShouldBeLessThan(15);
    }

    private static bool IsNothing(string text, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (!char.IsWhiteSpace(text[i]) && !Folding.IsInvisible(text[i]) && text[i] != '\u00AD')
                return false;
        }
        return true;
    }
}
