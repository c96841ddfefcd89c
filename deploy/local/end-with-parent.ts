// Preloaded into every service: when the launcher is killed, its services end by themselves.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
