import { guesserOf, type Mapping as MappingTo } from '../../../platform/imports/guess-mapping.ts'

/** What the export writes, in this order, and what the import understands. */
export const columns = [
  'origin',
  'source',
  'channel',
  'text',
  'language',
  'score',
  'scale',
  'said_at',
  'branch',
  'customer_name',
  'customer_email',
  'customer_phone',
  'case_number',
  'recorded_by',
  'state',
  'decided',
  'decided_at',
  'done',
  'done_at',
  'told_at',
  'kind',
  'product',
] as const
export type Column = (typeof columns)[number]

/** A case and a colleague of another business are none of ours: read by people, not taken in. */
export const columnsForReaders: Column[] = ['case_number', 'recorded_by']

/** Names that such columns have in files of other programs, folded. */
const otherNames: Partial<Record<Column, string>> = {
  text: 'comment comments review feedback message remark yorum gorus metin ulasan komentar teks masukan rey serh metn 评论 评价 内容 意见',
  score: 'rating stars grade puan skor not nilai bintang rating qiymet bal 评分 分数 星级',
  scale: 'olcek skala sinir 量表',
  said_at: 'date time created created_at timestamp tarih tanggal waktu tarix 日期 时间',
  branch: 'store location shop sube magaza cabang toko filial 门店 分店',
  language: 'lang locale dil bahasa 语言',
  customer_name: 'name customer author reviewer ad isim musteri nama pelanggan musteri_adi 姓名 顾客 客户',
  customer_email: 'email e-mail mail eposta e-posta surel e-poct epoct 邮箱 电子邮件',
  customer_phone: 'phone tel telephone telefon telepon 电话 手机',
  source: 'kaynak sumber menbe 来源',
  channel: 'site platform kanal 渠道 平台',
  origin: 'id key reference',
  product: 'item article urun produk barang mehsul 商品 产品',
  kind: 'type tur jenis nov 类型',
}

export type Mapping = MappingTo<Column>

export const guessMapping = guesserOf(columns, otherNames)

/** Files written before words had a kind are ours as well. */
export const isOwnExport = (header: string[]): boolean =>
  header.join() === columns.join() || header.join() === columns.slice(0, -2).join()
