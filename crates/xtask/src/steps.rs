use std::process::ExitCode;
use std::time::Instant;

/// What a step counted: tests passed and failed inside it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Count {
    pub(crate) passed: usize,
    pub(crate) failed: usize,
}

/// What a step answers: its counts, or the reason why it could not run.
pub(crate) type StepResult = Result<Count, String>;

/// The steps done so far.
#[derive(Default)]
pub(crate) struct Steps {
    done: Vec<(&'static str, StepResult, u64)>,
}

impl Steps {
    /// Runs a step and goes on whatever it says; answers whether it passed.
    pub(crate) fn run(&mut self, name: &'static str, step: impl FnOnce() -> StepResult) -> bool {
        println!("==> {name}");
        let started = Instant::now();
        let result = step();
        if let Err(reason) = &result {
            println!("{reason}");
        }
        let passed = matches!(result, Ok(count) if count.failed == 0);
        self.done.push((name, result, started.elapsed().as_secs()));
        passed
    }

    /// A line for each step, and the sum alone on the last line.
    pub(crate) fn summary(self) -> ExitCode {
        let mut total = Count::default();
        println!("\n==> summary");
        for (name, result, seconds) in &self.done {
            let (word, count) = match result {
                Ok(count) if count.failed == 0 => ("ok", *count),
                Ok(count) => ("FAILED", *count),
                Err(_) => ("FAILED", Count { passed: 0, failed: 1 }),
            };
            // A step without tests of its own counts as one.
            let counted = count.passed.saturating_add(count.failed);
            let passed = if counted == 0 { 1 } else { count.passed };
            total.passed = total.passed.saturating_add(passed);
            total.failed = total.failed.saturating_add(count.failed);
            println!(
                "{word:>7}  {name} ({passed} passed, {} failed, {seconds} s)",
                count.failed
            );
        }
        println!("{} passed, {} failed", total.passed, total.failed);
        if total.failed == 0 {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
    }
}
