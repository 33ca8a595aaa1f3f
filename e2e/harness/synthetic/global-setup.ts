/** The part of the suite's global setup that concerns the run, without the user's machine. */
import { useOwnTemporaryDirectory } from "../../system/cleanup/temporary-directory.ts";

export default useOwnTemporaryDirectory;
