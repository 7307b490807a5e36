using Xunit;

namespace Sentinel.PerfGate.Tests.Load.Scenarios;

public sealed class ScenarioMistakeTests
{
    // Lines: 1 members of the scenario, 3 stages, 6 the request.
    public static TheoryData<string, string, string> InMembers => new()
    {
        { "\"name\": 5", "1,11 PERF202", "\"name\" must be text in quotes, not a number." },
        { "\"name\": \"a/b\"", "1,11 PERF202", "\"name\" does not have the right form." },
        { "\"name\": \"s\", \"naem\": 1", "1,16 PERF202", "Unknown property \"naem\". Did you mean \"name\"?" },
        { "\"name\": \"s\", \"version\": 2", "1,27 PERF213", "Version 2 is not known here. Valid values are 1" },
        { "\"name\": \"s\", \"name\": \"t\"", "1,16 PERF208", "\"name\" is given twice: here and at s.json(1,3)." },
        { "\"name\": \"s\", \"model\": \"opne\"", "1,25 PERF202", "Valid values are open, closed. Did you mean \"open\"?" },
        { "\"name\": \"s\", \"arrivals\": \"poison\"", "1,28 PERF202", "Valid values are even, poisson. Did you mean \"poisson\"?" },
        { "\"name\": \"s\", \"seed\": 1.5", "1,24 PERF217", "\"seed\" is 1.5; it must be a whole number" },
        { "\"name\": \"s\", \"warmUp\": \"2\"", "1,26 PERF204", "\"2\" has no unit. warmUp is a time: write \"2s\"." },
        { "\"name\": \"s\", \"warmUp\": 2", "1,26 PERF204", "\"2\" has no unit." },
        { "\"name\": \"s\", \"warmUp\": \"-1s\"", "1,26 PERF217", "it must be zero or more" },
        { "\"name\": \"s\", \"timeout\": \"0s\"", "1,27 PERF217", "\"timeout\" is 0s; it must be above zero." },
        { "\"name\": \"s\", \"timeout\": \"10/s\"", "1,27 PERF204", "\"10/s\" is a rate. timeout is a time." },
        { "\"name\": \"s\", \"timeout\": \"1,5s\"", "1,27 PERF205", "a comma is no part of a number" },
        { "\"name\": \"s\", \"timeout\": \"99999min\"", "1,27 PERF217", "it must be at most 30 days" },
        { "\"name\": \"s\", \"connections\": 0", "1,31 PERF217", "it must be a whole number from 1 to 1,000,000" },
        { "\"name\": \"s\", \"timeScale\": 0", "1,29 PERF217", "it must be above 0" },
        { "\"name\": \"s\", \"workers\": 5", "1,16 PERF217", "\"workers\" belongs to the closed model." },
        { "\"name\": \"s\", \"thinkTime\": \"1s\"", "1,16 PERF217", "\"thinkTime\" belongs to the closed model." },
        { "\"name\": \"s\", \"abort\": true", "1,25 PERF202", "\"abort\" must be an object or false, not true." },
        { "\"name\": \"s\", \"abort\": { \"window\": \"10ms\" }", "1,37 PERF217", "it must be 1 s or more" },
        { "\"name\": \"s\", \"abort\": { \"errorRate\": \"150%\" }", "1,40 PERF217", "it must be above 0% and at most 100%" },
        { "\"name\": \"s\", \"target\": { \"url\": \"127.0.0.1\" }", "1,35 PERF217", "is no absolute http or https address" },
        { "\"name\": \"s\", \"target\": { \"url\": \"http://h${counter}\" }", "1,35 PERF217", "is the same for all requests" },
        { "\"name\": \"s\", \"profiles\": { \"a\": { \"url\": \"http://h/\" } }", "5,1 PERF217", "\"request\" and \"profiles\" do not go together." },
    };

    public static TheoryData<string, string, string> InStages => new()
    {
        { "", "2,11 PERF202", "\"stages\" holds no stage." },
        { "5", "3,1 PERF202", "object" },
        { "{ \"rate\": \"10/s\" }", "3,1 PERF202", "\"duration\" is missing" },
        { "{ \"duration\": \"3s\" }", "3,1 PERF202", "\"rate\" is missing in this stage. Write \"rate\": \"1000/s\"." },
        { "{ \"rate\": 1000, \"duration\": \"3s\" }", "3,11 PERF204", "\"1000\" has no unit. rate is a rate: write \"1000/s\"." },
        { "{ \"rate\": \"10ms\", \"duration\": \"3s\" }", "3,11 PERF204", "\"10ms\" is a time. rate is a rate." },
        { "{ \"rate\": \"-5/s\", \"duration\": \"3s\" }", "3,11 PERF217", "it must be from 0/s to 10,000,000/s" },
        { "{ \"rate\": \"0/s\", \"duration\": \"3s\" }", "2,11 PERF217", "No stage sends anything" },
        { "{ \"rate\": \"5/s\", \"duration\": \"3 sec\" }", "3,30 PERF204", "unknown unit, sec" },
        { "{ \"rate\": \"5/s\", \"duration\": \"3s\", \"minimum\": \"4s\" }", "3,47 PERF217", "\"minimum\" is longer than the stage: 4s of 3s." },
        { "{ \"kind\": \"rmap\", \"rate\": \"5/s\", \"duration\": \"3s\" }", "3,11 PERF202", "Valid values are constant, ramp, spike. Did you mean \"ramp\"?" },
        { "{ \"kind\": \"ramp\", \"from\": \"5/s\", \"duration\": \"3s\" }", "3,1 PERF202", "\"to\" is missing in this stage." },
        { "{ \"kind\": \"ramp\", \"rate\": \"5/s\", \"duration\": \"3s\" }", "3,19 PERF217", "a ramp has \"from\" and \"to\"" },
        { "{ \"kind\": \"spike\", \"to\": \"5/s\", \"duration\": \"3s\" }", "3,20 PERF217", "\"to\" belongs to a ramp" },
        { "{ \"workers\": 5, \"duration\": \"3s\" }", "3,3 PERF217", "\"workers\" belong to the closed model" },
        { "{ \"name\": \"warmup\", \"rate\": \"5/s\", \"duration\": \"3s\" }", "3,11 PERF217", "is the name of the warm-up" },
        { "{ \"name\": \"\", \"rate\": \"5/s\", \"duration\": \"3s\" }", "3,11 PERF202", "\"name\" must not be empty." },
        { "{ \"name\": \"a\", \"rate\": \"5/s\", \"duration\": \"3s\" },\n{ \"name\": \"a\", \"rate\": \"5/s\", \"duration\": \"3s\" }", "4,11 PERF217", "Two stages are named \"a\": here and at s.json(3,11)." },
        { "{ \"rate\": \"5/s\", \"duration\": \"3s\", \"counts\": \"yes\" }", "3,46 PERF202", "\"counts\" must be true or false, not text." },
        { "{ \"rate\": \"5/s\", \"duration\": \"3s\", \"durration\": \"3s\" }", "3,36 PERF202", "Did you mean \"duration\"?" },
    };

    public static TheoryData<string, string, string> InRequest => new()
    {
        { "", "5,12 PERF202", "\"url\" is missing in \"request\"." },
        { "\"url\": \"/health\"", "6,8 PERF217", "is a path, and no address is given that it belongs to" },
        { "\"url\": \"ftp://127.0.0.1/\"", "6,8 PERF217", "is no http or https address" },
        { "\"url\": \"http://h/${uid}\"", "6,18 PERF218", "Unknown placeholder ${uid}." },
        { "\"url\": \"http://h/${uid}\"", "6,18 PERF218", "Did you mean ${uuid}?" },
        { "\"url\": \"http://h/${env:NOWHERE}\"", "6,18 PERF218", "The environment variable NOWHERE is not set. Set it, or write a default: ${env:NOWHERE:-DEFAULT}." },
        { "\"url\": \"http://h/\\u00e9\\n${counter\"", "6,26 PERF218", "This placeholder has no end." },
        { "\"url\": \"http://h/\", \"method\": \"GTE\"", "6,31 PERF202", "Did you mean \"GET\"?" },
        { "\"url\": \"http://h/\", \"headers\": { \"a b\": \"c\" }", "6,34 PERF217", "\"a b\" is no name of a header." },
        { "\"url\": \"http://h/\", \"headers\": { \"a\": \"b\\nc\" }", "6,39 PERF217", "holds a line break" },
        { "\"url\": \"http://h/\", \"headers\": { \"content-length\": \"5\" }", "6,34 PERF217", "The client sets content-length itself." },
        { "\"url\": \"http://h/\", \"headers\": { \"content-type\": \"json\" }", "6,50 PERF217", "\"json\" is no type of content." },
        { "\"url\": \"http://h/\", \"headers\": { \"a\": 5 }", "6,39 PERF202", "\"a\" must be text in quotes, not a number." },
        { "\"url\": \"http://h/\", \"body\": { \"a\": [\"${random:5..1}\"] }", "6,38 PERF218", "the range is empty. Write ${random:1..5}." },
        { "\"url\": \"http://h/\", \"body\": \"${random}\"", "6,30 PERF218", "has no range of whole numbers. Write ${random:1..100}." },
        { "\"url\": \"http://h/\", \"body\": \"x\", \"bodyFile\": \"x\"", "6,46 PERF217", "do not go together" },
        { "\"url\": \"http://h/\", \"bodyFile\": \"../x\"", "6,33 PERF217", "lies outside the scenario's folder" },
        { "\"url\": \"http://h/\", \"bodyFile\": \"/etc/passwd\"", "6,33 PERF217", "lies outside the scenario's folder" },
        { "\"url\": \"http://h/\", \"bodyFile\": \"no-such-file\"", "6,33 PERF217", "There is no file \"no-such-file\" beside the scenario." },
        { "\"url\": \"http://h/\", \"httpVersion\": \"3\"", "6,36 PERF202", "Valid values are 1.1, 2." },
        { "\"url\": \"http://h/\", \"expect\": { \"status\": 99 }", "6,43 PERF217", "Valid values are numbers from 200 to 599" },
        { "\"url\": \"http://h/\", \"expect\": { \"status\": [200, \"ok\"] }", "6,49 PERF217", "\"status\" cannot be \"ok\"." },
        { "\"url\": \"http://h/\", \"expect\": { \"status\": [] }", "6,43 PERF202", "no answer would be a success" },
        { "\"url\": \"http://h/\", \"expect\": { \"stats\": 200 }", "6,33 PERF202", "Did you mean \"status\"?" },
    };

    [Theory]
    [MemberData(nameof(InMembers))]
    public void A_mistake_above_the_stages_is_told_at_its_place(string members, string place, string message) =>
        Holds(ScenarioText.Of(members), place, message);

    [Theory]
    [MemberData(nameof(InStages))]
    public void A_mistake_in_a_stage_is_told_at_its_place(string stages, string place, string message) =>
        Holds(ScenarioText.Of(stages: stages), place, message);

    [Theory]
    [MemberData(nameof(InRequest))]
    public void A_mistake_in_a_request_is_told_at_its_place(string request, string place, string message) =>
        Holds(ScenarioText.Of(request: request), place, message);

    [Theory]
    [InlineData("", "1,1 PERF201", "The file holds no JSON. Write { \"name\": \"hello\"")]
    [InlineData("{ \"name\" 5 }", "1,10 PERF201", "This is not JSON")]
    [InlineData("[]", "1,1 PERF202", "A scenario file is an object, not a list. Write { \"name\"")]
    [InlineData("{ \"name\": \"s\", \"request\": { \"url\": \"http://h/\" } }", "1,1 PERF202", "\"stages\" is missing. Write { \"name\"")]
    [InlineData("{ \"name\": \"s\", \"stages\": [ { \"rate\": \"5/s\", \"duration\": \"3s\" } ] }", "1,1 PERF202", "\"request\" is missing.")]
    [InlineData("{ \"name\": \"s\", \"model\": \"closed\", \"workers\": 2, \"arrivals\": \"even\", \"stages\": [ { \"duration\": \"3s\" } ], \"request\": { \"url\": \"http://h/\" } }", "1,49 PERF217", "\"arrivals\" belongs to the open model")]
    [InlineData("{ \"name\": \"s\", \"model\": \"closed\", \"stages\": [ { \"rate\": \"5/s\", \"duration\": \"3s\" } ], \"request\": { \"url\": \"http://h/\" } }", "1,49 PERF217", "this scenario is closed: write \"workers\"")]
    [InlineData("{ \"name\": \"s\", \"model\": \"closed\", \"stages\": [ { \"to\": \"5/s\", \"duration\": \"3s\" } ], \"request\": { \"url\": \"http://h/\" } }", "1,55 PERF217", "in the closed model it is a number of workers")]
    [InlineData("{ \"name\": \"s\", \"stages\": [ { \"rate\": \"5/s\", \"duration\": \"3s\" } ], \"profiles\": { \"a/b\": { \"url\": \"http://h/\" } } }", "1,81 PERF217", "\"a/b\" is no name of a profile")]
    public void A_mistake_of_the_whole_file_is_told_at_its_place(string text, string place, string message) => Holds(text, place, message);

    [Fact]
    public void All_mistakes_are_told_at_once_from_top_to_bottom()
    {
        var text = ScenarioText.Of("\"name\": \"s\", \"warmUp\": \"2\"", "{ \"rate\": \"5\", \"duration\": \"3s\" }", "\"url\": \"x\", \"method\": \"get\"");

        Assert.Equal(["1,26 PERF204", "3,11 PERF204", "6,8 PERF217", "6,23 PERF202"], Places(text));
    }

    private static void Holds(string text, string place, string message)
    {
        var diagnostics = ScenarioText.Read(text).Diagnostics;

        var found = Assert.Single(diagnostics, diagnostic => Place(diagnostic) == place);
        Assert.Contains(message, found.Message, StringComparison.Ordinal);
        Assert.Single(diagnostics);
    }

    private static string[] Places(string text) => [.. ScenarioText.Read(text).Diagnostics.Select(Place)];

    private static string Place(PerfGate.Diagnostics.Diagnostic diagnostic) =>
        $"{diagnostic.Location!.Value.Line},{diagnostic.Location.Value.Column} {diagnostic.Code}";
}
