/* Khmer keyboards, made from keyboard.yml by `build.py schema`: mend them there. Wakes nothing on a page; keyboard.js needs it. */
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";
  Bank.keyboardRules = {
    "keys": " `1234567890-=\\~!@#$%^&*()_+|qwertyuiop[]QWERTYUIOP{}asdfghjkl;'ASDFGHJKL:\"zxcvbnm,./ZXCVBNM<>?",
    "signs": "\u200b \u00ab \u17e1 \u17e2 \u17e3 \u17e4 \u17e5 \u17e6 \u17e7 \u17e8 \u17e9 \u17e0 \u17a5 \u17b2 \u17ae \u00bb ! \u17d7 \" \u17db % \u17cd \u17d0 \u17cf ( ) \u17cc = \u17ad \u1786 \u17b9 \u17c1 \u179a \u178f \u1799 \u17bb \u17b7 \u17c4 \u1795 \u17c0 \u17aa \u1788 \u17ba \u17c2 \u17ac \u1791 \u17bd \u17bc \u17b8 \u17c5 \u1797 \u17bf \u17a7 \u17b6 \u179f \u178a \u1790 \u1784 \u17a0 \u17d2 \u1780 \u179b \u17be \u17cb \u17b6\u17c6 \u17c3 \u178c \u1792 \u17a2 \u17c7 \u1789 \u1782 \u17a1 \u17c4\u17c7 \u17c9 \u178b \u1781 \u1785 \u179c \u1794 \u1793 \u1798 \u17bb\u17c6 \u17d4 \u17ca \u178d \u1783 \u1787 \u17c1\u17c7 \u1796 \u178e \u17c6 \u17bb\u17c7 \u17d5 ?",
    "windows_keys": " )#%^&(AGjJS;:=+,<-_>/`~[{]}\\|",
    "windows_signs": "\u17d2 \u17d1 \u17ca \u17d0 \u17cc \u17cd \u17ce \u17c3 \u17bb\u17c7 \u1789 \u17bb\u17c6 \u17b6\u17c6 \u17c8 \u17d6 = + \u17a2 , - _ . \u200b \u200c \u200d \u17be \u17c4\u17c7 \u17bf \u17c0 \\ /"
  };
})((window.PolicyBank = window.PolicyBank || {}));
