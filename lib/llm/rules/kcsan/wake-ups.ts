/** Calls that wake a waiter, who then looks again. */
export const WAKES =
  /^(\w*wake_up\w*|\w*_wake\w*|sk_state_change|sk_error_report|sk_data_ready|sk_write_space|complete(_all)?|swake_up\w*|kill_fasync|mod_delayed_work\w*|queue_work\w*|schedule_work\w*)$/;
