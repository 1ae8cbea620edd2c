/** How often a build that is held looks whether it may go on. Milliseconds. */
const LOOK_EVERY = 20;
/** So long in all a thread of a build is held; after that it goes on beside the questions. */
const MOST_HELD_MS = 5_000;

/** Holds a build up while questions need the processors. It is shared with the threads of the build. */
export class BuildHold {
  /** What the threads are given. */
  readonly questions: Int32Array;

  /** `questions` is that of the hold in another thread. */
  constructor(questions: Int32Array = new Int32Array(new SharedArrayBuffer(4))) {
    this.questions = questions;
  }

  /** Holds the build until the question is settled. */
  async during<T>(question: Promise<T>): Promise<T> {
    Atomics.add(this.questions, 0, 1);
    try {
      return await question;
    } finally {
      Atomics.sub(this.questions, 0, 1);
    }
  }

  /** Pauses `stream` while there are questions; call it whenever the stream gave something. */
  watch(stream: { pause(): unknown; resume(): unknown }): () => void {
    let left = MOST_HELD_MS / LOOK_EVERY;
    let timer: NodeJS.Timeout | null = null;
    const look = () => {
      if (left > 0 && Atomics.load(this.questions, 0) > 0) {
        left--;
        return;
      }
      if (timer !== null) clearInterval(timer);
      timer = null;
      stream.resume();
    };
    return () => {
      if (timer !== null || left <= 0 || Atomics.load(this.questions, 0) === 0) return;
      stream.pause();
      timer = setInterval(look, LOOK_EVERY);
    };
  }
}
