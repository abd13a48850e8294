using DataHub.Host.Console.SignIn;
using DataHub.Host.Console.Words;
using Microsoft.AspNetCore.Components;

namespace DataHub.Host.Console.Parts;

public enum PageState { Loading, Ready, Denied, Failed }

/// <summary>What every page shares: the language, and reading its data with a state for each way that can end.</summary>
public abstract partial class ConsolePage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _left = new();

    [Inject] private protected ConsoleLanguage Say { get; set; } = null!;

    [Inject] private protected OperatorSession Session { get; set; } = null!;

    [Inject] private ILogger<ConsolePage> Logger { get; set; } = null!;

    [Inject] private protected TimeProvider Time { get; set; } = null!;

    /// <summary>Of the latest <see cref="RunAsync"/>.</summary>
    public PageState State { get; private protected set; }

    /// <summary>Cancelled when the operator leaves the page.</summary>
    protected CancellationToken Left => _left.Token;

    public void Dispose()
    {
        _left.Cancel();
        _left.Dispose();
        OnLeft();
        GC.SuppressFinalize(this);
    }

    /// <summary>When the operator leaves the page.</summary>
    protected virtual void OnLeft() { }

    /// <summary>Reads or does something; the page shows how it ended.</summary>
    /// <returns>Whether it was done.</returns>
    protected async Task<bool> RunAsync(Func<CancellationToken, Task> work)
    {
        try
        {
            await work(Left);
            State = PageState.Ready;
            return true;
        }
        catch (OperationCanceledException) when (Left.IsCancellationRequested)
        {
            return false;
        }
        catch (NotAllowedException)
        {
            State = PageState.Denied;
            return false;
        }
        catch (Exception exception)
        {
            // The page says that it failed and offers to try again; what failed is for the log, and a message may quote data.
            Log.Failed(Logger, GetType().Name, exception.GetType().Name, exception.StackTrace);
            State = PageState.Failed;
            return false;
        }
    }

    /// <summary>Does something again and again until the operator leaves, beginning after the first <paramref name="period"/>.</summary>
    private protected async Task RepeatAsync(TimeSpan period, Func<Task> work)
    {
        using var timer = new PeriodicTimer(period, Time);
        try
        {
            while (await timer.WaitForNextTickAsync(Left))
            {
                await InvokeAsync(async () =>
                {
                    await work();
                    StateHasChanged();
                });
            }
        }
        catch (OperationCanceledException) when (_left.IsCancellationRequested)
        {
            // The page is left.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1401, LogLevel.Error, "The console's {Page} failed with {Exception} (its message may quote data and is left out){Stack}")]
        public static partial void Failed(ILogger logger, string page, string exception, string? stack);
    }
}
