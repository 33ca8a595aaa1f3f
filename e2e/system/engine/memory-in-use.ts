import Dockerode from "dockerode";

const docker = new Dockerode();

/** Megabytes of memory in use, without the file cache, which the kernel can reclaim. */
export async function memoryInUse(containerId: string): Promise<number> {
  const { memory_stats: memory } = await docker.getContainer(containerId).stats({ stream: false });
  // The first name is that of control groups version 1.
  const cache = memory.stats.total_inactive_file ?? memory.stats.inactive_file ?? 0;
  return (memory.usage - cache) / 1e6;
}
