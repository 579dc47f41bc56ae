using Sanad.Casebook.Doctor;
using Sanad.Casebook.Tests.Storage;
using Sanad.Custody;

namespace Sanad.Casebook.Tests.Doctor;

public sealed class DoctorChecksTests : IDisposable
{
    private readonly Scratch _scratch = new();

    [Fact]
    public void What_is_there_is_named_and_what_is_missing_says_what_to_do()
    {
        var checks = DoctorChecks.Run(SanadHome.At(_scratch.File("home")), "Host=/nowhere;Username=x").ToDictionary(c => c.Name);
        checks["sqlite"].Found.ShouldStartWith("3.");
        checks["postgresql"].ShouldSatisfyAllConditions(c => c.Ok.ShouldBeFalse(), c => c.WhatToDo.ShouldNotBeNull());
        checks["SANAD_HOME"].Ok.ShouldBeTrue();
        checks.Values.ShouldAllBe(c => c.Ok == (c.WhatToDo == null));
        Directory.EnumerateFileSystemEntries(_scratch.File("home")).ShouldBeEmpty();
    }

    [Fact]
    public void A_home_that_cannot_be_is_named()
    {
        _scratch.Write("file", "x");
        DoctorChecks.Run(SanadHome.At(_scratch.File("file")), null).Single(c => c.Name == "SANAD_HOME").Ok.ShouldBeFalse();
    }

    public void Dispose() => _scratch.Dispose();
}
