// Preloaded into every child: a parent that was killed cannot stop its children any more.
if (process.channel) {
  process.on('disconnect', () => setTimeout(() => process.exit(1), 5_000).unref());
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
