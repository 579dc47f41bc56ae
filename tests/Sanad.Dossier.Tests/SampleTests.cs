using Sanad.Basics;
using Sanad.Language;
using Sanad.Reading;
using Sanad.Tests;

namespace Sanad.Dossier.Tests;

public class SampleTests
{
    private static readonly string[] Opening = ["Example written for Sanad, not a source", "نمونه‌ای که برای سند نوشته شده، منبع نیست"];

    public static TheoryData<string> Notes => [.. Directory.EnumerateFiles(Folder()).Select(file => Path.GetFileName(file)).Where(name => !name.EndsWith(".json", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Notes))]
    public void Every_note_says_first_that_it_is_an_example(string note)
    {
        var document = Read(note);
        var at = Opening.Max(words => document.Text.IndexOf(words, StringComparison.Ordinal));
        at.ShouldBeInRange(0, 200);
        document.Title.ShouldNotBeNull();
        Opening.ShouldAllBe(words => !document.Title.Contains(words));
    }

    [Fact]
    public void The_page_clock_and_the_contradicting_weekday_are_there_to_be_found()
    {
        Read("02-harbour-monitor-rising-count.html").Text.ShouldContain("Friday, March 15, 2024");
        new DateOnly(2020, 5, 31).DayOfWeek.ShouldBe(DayOfWeek.Sunday);
        Read("01-lantern-wire-four-counts.txt").Text.ShouldContain("Saturday, May 31, 2020");
    }

    private static Document Read(string note)
    {
        if (note.EndsWith(".pdf", StringComparison.Ordinal))
            Assert.SkipUnless(File.Exists("/usr/bin/pdftotext"), "pdftotext is not installed: apt install poppler-utils");
        using var stream = File.OpenRead(Path.Combine(Folder(), note));
        return new DocumentReader(Packs.BuiltIn).Read(stream, note, Given.Nothing, TestContext.Current.CancellationToken)
            .ShouldBeOfType<ReadOutcome.Read>().Document;
    }

    private static string Folder() => Path.Combine(Workplace.Root, "samples", "november-2019");
}
