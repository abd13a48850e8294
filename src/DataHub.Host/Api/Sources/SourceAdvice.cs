using DataHub.Contracts.Sources;
using DataHub.Contracts.Verifications;

namespace DataHub.Host.Api.Sources;

/// <summary>What a front end should tell parents about a source.</summary>
internal static class SourceAdvice
{
    /// <summary>China has had one time zone without daylight saving since 1991.</summary>
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    public static TextBody Of(string state, DateTimeOffset? until) => state switch
    {
        SourceStates.Good => new("数据核验正常。", "Checks run normally."),
        SourceStates.Degraded => new("该项数据核验较慢，结果可能稍后更新，无需重复提交。", "This check is slow; the result may come a little later. There is no need to submit again."),
        SourceStates.Maintenance when until is { } end => new(
            $"该项数据正在维护，预计 {end.ToOffset(Beijing):M月d日 HH:mm} 恢复，届时系统自动核验，无需重复提交。",
            $"This source is in maintenance until {end.ToOffset(Beijing):yyyy-MM-dd HH:mm} Beijing time; the check then runs by itself. There is no need to submit again."),
        _ => new("该项数据暂时无法核验，恢复后系统自动核验，无需重复提交，也无需先行准备纸质材料。",
            "This source does not answer for now; the check runs by itself as soon as it does. There is no need to submit again or to prepare papers yet."),
    };
}
