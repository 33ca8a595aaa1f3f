/** Of the suite's own, what has nothing to do with a person. */
import { useOwnTemporaryDirectory } from "../../system/cleanup/temporary-directory.ts";

export default useOwnTemporaryDirectory;
