using Sanad.Casebook.Storage;

namespace Sanad.Dossier;

/// <summary>How a reader wants dates and numbers to be written. A report keeps to its language; the workbench asks the settings of the device.</summary>
/// <param name="Calendar">Null = Gregorian in English; Jalali with the Gregorian date beside it in Persian.</param>
/// <param name="Digits">Null = those of the language.</param>
public sealed record ReadingHabits(ShownCalendar? Calendar = null, ShownDigits? Digits = null);
