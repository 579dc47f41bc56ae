using Sanad.Casebook.Doctor;

namespace Sanad.Cli.Commands;

/// <summary>sanad doctor: what this device has and lacks.</summary>
internal static class DoctorCommand
{
    public static Verb Of(Run run) =>
        new Verb("doctor", "What this device has and lacks, and what to do about it", "sanad doctor", "sanad doctor -c case", "sanad doctor --json")
            .With(run.CasebookFolder, run.Database, run.Json)
            .Does(run, (result, _) =>
            {
                foreach (var check in DoctorChecks.Run(run.Home, run.DatabaseOr(result.GetValue(run.Database)), run.CasebookPathOrNone(result)))
                {
                    if (result.GetValue(run.Json))
                        run.PrintJson(check);
                    else
                        run.Print($"{(check.Ok ? "ok     " : "missing")}  {check.Name,-22} {check.Found}{(check.Ok ? "" : $"\n         {check.WhatToDo}")}");
                }
                run.Say("A casebook folder is not encrypted: whoever can read it can read every original and every name in it. Keep it on an encrypted disk:");
                foreach (var way in EncryptedDisk.Ways)
                    run.Say($"  {way}");
                return ExitCode.Done;
            });
}
