using CsCheck;
using DataHub.Core.Pulls;
using DataHub.Pipeline.Pulling;
using Microsoft.Extensions.Options;

namespace DataHub.Pipeline.Tests.Pulling;

public sealed class RetryScheduleTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 10, 1, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Until = Now.AddDays(30);
    private readonly PipelineOptions _options = new();

    private RetrySchedule Schedule => new(Options.Create(_options));

    [Theory]
    [InlineData(ErrorClass.Authorisation)]
    [InlineData(ErrorClass.Configuration)]
    [InlineData(ErrorClass.Rejected)]
    [InlineData(ErrorClass.Drift)]
    [InlineData(ErrorClass.Integrity)]
    public void What_only_a_person_can_mend_is_never_asked_again(ErrorClass errorClass) =>
        Schedule.Next(new PullFailure(errorClass, "x", "x", Now.AddMinutes(1)), 1, Now, Until, 0.5).ShouldBeNull();

    [Fact]
    public void Waits_grow_and_stay_within_their_bounds() =>
        Gen.Select(Gen.Int[1, 60], Gen.Double[0, 1]).Sample((attempts, jitter) =>
        {
            var next = Schedule.Next(new PullFailure(ErrorClass.Transient, "x", "x"), attempts, Now, Until, jitter)!.Value;
            var full = Math.Min(_options.RetryFirst.TotalSeconds * Math.Pow(2, attempts - 1), _options.RetryMost.TotalSeconds);
            (next - Now).TotalSeconds.ShouldBeInRange((full / 2) - 0.001, full + 0.001);
        });

    [Fact]
    public void Never_before_the_source_said() =>
        Gen.Select(Gen.Int[1, 100_000], Gen.Double[0, 1]).Sample((seconds, jitter) =>
        {
            var notBefore = Now.AddSeconds(seconds);
            Schedule.Next(new PullFailure(ErrorClass.Outage, "E-302", "x", notBefore), 1, Now, Until, jitter)!.Value.ShouldBeGreaterThanOrEqualTo(notBefore);
        });

    [Fact]
    public void Ends_when_its_time_is_over() =>
        Schedule.Next(new PullFailure(ErrorClass.Throttled, "E-429", "x", Until.AddSeconds(1)), 1, Now, Until, 0).ShouldBeNull();
}
