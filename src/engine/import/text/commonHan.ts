/** Characters that make up about a third of ordinary Chinese text, in simplified and in traditional writing. */
const COMMON =
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经' +
  '十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形' +
  '相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展' +
  '五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战' +
  '先回则任取据处南给色光门即保治北造百规热领七海口东导压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速' +
  '花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观' +
  '越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率' +
  '这時來個國們會過說對發動產種後學經進電現實體機當點從業應開還無與關線內數質氣變條沒結解問題黨員總長圖見計論運農區強決戰處給門導' +
  '壓濟階術極聯認權證單風車務萬達積議聲報鬥類離華確張馬節話況傳許記連斷難礦備辦習響約歷稱'

const known = new Set(COMMON)

const isHan = (code: number) => code >= 0x4e00 && code <= 0x9fff

/** Share (0–1) of the Han characters of `text` that are common ones, and how many Han characters there are. */
export function commonHan(text: string): { readonly han: number; readonly share: number } {
  let han = 0
  let common = 0
  for (let at = 0; at < text.length; at += 1) {
    if (!isHan(text.charCodeAt(at))) continue
    han += 1
    if (known.has(text.charAt(at))) common += 1
  }
  return { han, share: han === 0 ? 0 : common / han }
}
