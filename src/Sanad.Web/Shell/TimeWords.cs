using System.Globalization;
using Sanad.Basics;
using Sanad.Dossier;

namespace Sanad.Web.Shell;

/// <summary>Instants of the journal in words, by the clock of this machine.</summary>
internal static class TimeWords
{
    /// <summary>"21 November 2026, 15:34"; what is no instant stays as it is.</summary>
    public static string Time(this InterfaceTexts texts, string instant)
    {
        if (!DateTimeOffset.TryParse(instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var read))
            return instant;
        var here = read.ToLocalTime();
        var day = new DateInterval(new PartialDate(here.Year, here.Month, here.Day));
        return texts.List([texts.ShortDate(day), texts.InDigits(here.ToString("HH:mm", CultureInfo.InvariantCulture))]);
    }
}
