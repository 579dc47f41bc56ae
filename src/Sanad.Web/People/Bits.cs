using System.Globalization;
using Sanad.Dossier;

namespace Sanad.Web.People;

/// <summary>Scores as people read them.</summary>
internal static class Bits
{
    /// <summary>One digit behind the point, with its sign where it is a step.</summary>
    public static string Of(InterfaceTexts texts, double bits, bool signed = false) => texts.InDigits(Math.Round(bits, 1).ToString(signed ? "+0.0;−0.0;0.0" : "0.0;−0.0;0.0", CultureInfo.InvariantCulture));

    /// <summary>A level of agreement in words; as the engine calls it, when the packs have none.</summary>
    public static string Level(InterfaceTexts texts, string level) => texts.Find(LevelKey(level)) ?? level;

    /// <summary>Where the packs have its words.</summary>
    internal static string LevelKey(string level) => "link_levels." + level.Replace(" ", "_", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
}
