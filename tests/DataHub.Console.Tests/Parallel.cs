// One hub at a time: the job engine keeps parts of itself for the whole process, and a browser is work enough for a small machine.
[assembly: Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
