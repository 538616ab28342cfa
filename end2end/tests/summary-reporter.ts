import type { Reporter, TestCase } from '@playwright/test/reporter';

/** Ends the run with one plain line: `N passed, N failed`. */
export default class Summary implements Reporter {
  private readonly tests = new Map<string, TestCase>();

  onTestEnd(test: TestCase) {
    this.tests.set(test.id, test);
  }

  onEnd() {
    const passed = [...this.tests.values()].filter((test) => test.outcome() === 'expected').length;
    console.log(`${passed} passed, ${this.tests.size - passed} failed`);
  }
}
