namespace Sanad.Linkage;

/// <summary>What a column of a list holds. The command line writes them in lower_snake.</summary>
public enum Role
{
    /// <summary>The whole name in one cell; split when no given or family name is mapped.</summary>
    FullName,

    /// <summary>Given names.</summary>
    GivenName,

    /// <summary>Family name.</summary>
    FamilyName,

    /// <summary>The father's given name.</summary>
    FatherName,

    /// <summary>The grandfather's given name.</summary>
    GrandfatherName,

    /// <summary>Another name of the person.</summary>
    Alias,

    /// <summary>Seyyed, Dr, Colonel: never a part of the name.</summary>
    Title,

    /// <summary>As the list writes it.</summary>
    Sex,

    /// <summary>Day, month or year, in any calendar that the words of the date show.</summary>
    BirthDate,

    /// <summary>Year alone.</summary>
    BirthYear,

    /// <summary>In years, at the event.</summary>
    Age,

    /// <summary>Day, month or year.</summary>
    DeathDate,

    /// <summary>Place of birth.</summary>
    BirthPlace,

    /// <summary>Town or village.</summary>
    Locality,

    /// <summary>Province or state.</summary>
    Province,

    /// <summary>Street, house, postal code.</summary>
    Address,

    /// <summary>What the person works as.</summary>
    Occupation,

    /// <summary>A number that an authority gave to the person.</summary>
    IdNumber,

    /// <summary>Telephone.</summary>
    Phone,

    /// <summary>When it happened to the person.</summary>
    EventDate,

    /// <summary>Where it happened to the person.</summary>
    EventPlace,

    /// <summary>When the person was arrested.</summary>
    ArrestDate,

    /// <summary>Where the person is or was held.</summary>
    Prison,

    /// <summary>Part of the prison.</summary>
    Ward,

    /// <summary>What became of the person; not compared.</summary>
    Status,

    /// <summary>Where the row is from; not compared.</summary>
    Source,
}
