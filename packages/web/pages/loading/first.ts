/** What runs before anything else. The build puts it into the page itself: what is not asked for cannot fail to come. */

import { mendLoading } from "./mending.ts";
import { restoreTheme } from "./theme.ts";

restoreTheme();
mendLoading();
