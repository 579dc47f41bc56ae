namespace Sanad.Claims;

#pragma warning disable CS1591 // The members are the controlled words of the claim schema; each is explained in docs/methods/claims.md.

/// <summary>What a claim counts.</summary>
public enum ClaimKind { Count, Zero, Individual, Nocount }

/// <summary>What was done: the controlled words of the claim schema, written in lower snake case.</summary>
public enum Act
{
    Killed, Executed, DiedInCustody, Bodies,
    Wounded, Tortured, IllTreated, Casualties,
    Arrested, Detained, Released, Escaped, Charged, Trapped,
    Sentenced, SentencedToDeath, DeathRow,
    Abducted, Disappeared, Displaced,
    Places, Incidents, Destroyed,
    Survived, Victims, Sanctioned, Other,
}

/// <summary>Acts that belong side by side in one toll.</summary>
public enum ActGroup { Death, Injury, Liberty, Sentence, Move, Extent, Other }

/// <summary>The speaker's position to the figure.</summary>
public enum Stance { Assert, Deny, Confirm, Revise, Dispute }

/// <summary>How sure the text is.</summary>
public enum Modality { Asserted, Reported, Alleged, Estimated, Unconfirmed, Planned, Attempted }

/// <summary>How precisely a time is known.</summary>
public enum WhenPrecision { Unknown, Day, Month, Year, Range }

/// <summary>How often the kind of rule that found a claim is right, measured on labelled data.</summary>
public enum Tier { A, B, C }

/// <summary>What kind of source a speaker is.</summary>
public enum SpeakerType
{
    Author, StateExecutive, SecurityForce, JudiciaryPrison, StateMedia, Ngo, Igo, Opposition, ArmedGroup,
    IndependentMedia, Witness, VictimFamily, Activist, Medical, Anonymous, Document, Footage,
}

#pragma warning restore CS1591

/// <summary>Which acts belong together.</summary>
public static class Acts
{
    /// <summary>The group of an act, as the scorer and the tolls use it.</summary>
    public static ActGroup Group(this Act act) => act switch
    {
        Act.Killed or Act.Executed or Act.DiedInCustody or Act.Bodies => ActGroup.Death,
        Act.Wounded or Act.Tortured or Act.IllTreated or Act.Casualties => ActGroup.Injury,
        Act.Arrested or Act.Detained or Act.Released or Act.Escaped or Act.Charged or Act.Trapped => ActGroup.Liberty,
        Act.Sentenced or Act.SentencedToDeath or Act.DeathRow => ActGroup.Sentence,
        Act.Abducted or Act.Disappeared or Act.Displaced => ActGroup.Move,
        Act.Places or Act.Incidents or Act.Destroyed => ActGroup.Extent,
        Act.Survived or Act.Victims or Act.Sanctioned or Act.Other => ActGroup.Other,
    };

    /// <summary>
    /// Which acts of a group count the same people, so that their figures may differ about one thing: deaths of any kind, and arrests and detentions. Three released and nine
    /// arrested do not contradict one another, nor do six sanctioned and some who survived.
    /// </summary>
    /// <returns>Null for the acts that stand for their group as a whole; else the act itself.</returns>
    public static Act? Alone(this Act act) => act.Group() == ActGroup.Death || act is Act.Arrested or Act.Detained ? null : act;
}
