using Sanad.Casebook.Doctor;

namespace Sanad.Cli.Commands;

/// <summary>sanad doctor: what this device has and lacks.</summary>
internal static class DoctorCommand
{
    public static Verb Of(Run run) =>
        new Verb("doctor", "What this device has and lacks, and what to do about it", "sanad doctor", "sanad doctor --json")
            .With(run.Database, run.Json)
            .Does(run, (result, _) =>
            {
                foreach (var check in DoctorChecks.Run(run.Home, run.DatabaseOr(result.GetValue(run.Database))))
                {
                    if (result.GetValue(run.Json))
                        run.PrintJson(check);
                    else
                        run.Print($"{(check.Ok ? "ok     " : "missing")}  {check.Name,-22} {check.Found}{(check.Ok ? "" : $"\n         {check.WhatToDo}")}");
                }
                run.Say("A casebook folder is not encrypted. Keep it on an encrypted disk.");
                return ExitCode.Done;
            });
}
